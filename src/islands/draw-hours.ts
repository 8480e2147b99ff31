const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const first = 7 * 60
const last = 20 * 60
const step = 30
const rows = (last - first) / step

interface Cell {
  readonly day: number
  readonly row: number
}

const clock = (row: number): string => {
  const minutes = first + row * step
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const between = (value: number, a: number, b: number): boolean =>
  Math.min(a, b) <= value && value <= Math.max(a, b)

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value))

const moves: Readonly<Record<string, Cell>> = {
  ArrowUp: { day: 0, row: -1 },
  ArrowDown: { day: 0, row: 1 },
  ArrowLeft: { day: -1, row: 0 },
  ArrowRight: { day: 1, row: 0 },
}

/** Fills the typed fields with what was drawn; they stay the form. */
function fill(form: HTMLFormElement, a: Cell, b: Cell): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('[name=days]'))
    box.checked = between(dayCodes.indexOf(box.value), a.day, b.day)
  const time = (name: string, row: number) => {
    const field = form.querySelector<HTMLInputElement>(`[name=${name}]`)
    if (field) field.value = clock(row)
  }
  time('from', Math.min(a.row, b.row))
  time('to', Math.max(a.row, b.row) + 1)
  form.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Which cells the typed fields mean: what is typed is drawn too. */
function drawnIn(form: HTMLFormElement): (cell: Cell) => boolean {
  const value = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ''
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[name=days]:checked')].map(box => box.value)
  return ({ day, row }) =>
    boxes.includes(dayCodes[day] ?? '') && clock(row) < value('to') && value('from') < clock(row + 1)
}

/** A week of half hours as buttons; one of them can be reached with Tab, the arrows do the rest. */
function makeGrid(days: readonly string[], label: string): { grid: HTMLElement; cells: HTMLButtonElement[] } {
  const grid = document.createElement('div')
  grid.className = 'draw-grid'
  const say = (text: string) => {
    const head = document.createElement('span')
    head.textContent = text
    grid.append(head)
  }
  const cells: HTMLButtonElement[] = []
  for (const text of ['', ...days.map(day => day.slice(0, 2))]) say(text)
  for (let row = 0; row < rows; row++) {
    say(row % 2 === 0 ? clock(row) : '')
    for (const name of days) {
      const cell = document.createElement('button')
      cell.type = 'button'
      cell.tabIndex = cells.length === 0 ? 0 : -1
      cell.setAttribute('aria-pressed', 'false')
      cell.setAttribute('aria-label', label.replace('{day}', name).replace('{time}', clock(row)))
      cells.push(cell)
      grid.append(cell)
    }
  }
  return { grid, cells }
}

interface Drawing {
  readonly cells: readonly HTMLButtonElement[]
  readonly at: (cell: Element | null) => Cell | undefined
  /** Fills the form with all between two cells, which are marked then. */
  readonly span: (a: Cell, b: Cell) => void
}

function followPointer(grid: HTMLElement, { at, span }: Drawing): void {
  let anchor: Cell | undefined
  grid.addEventListener('pointerdown', event => {
    anchor = at(event.target as Element)
    if (anchor) span(anchor, anchor)
  })
  grid.addEventListener('pointermove', event => {
    const cell = anchor && at(document.elementFromPoint(event.clientX, event.clientY))
    if (anchor && cell) span(anchor, cell)
  })
  for (const end of ['pointerup', 'pointercancel'])
    addEventListener(end, () => {
      anchor = undefined
    })
}

function followKeys(grid: HTMLElement, { cells, at, span }: Drawing): void {
  let anchor: Cell | undefined
  grid.addEventListener('click', event => {
    // From the keyboard: a pointer has drawn already.
    const cell = event.detail === 0 ? at(event.target as Element) : undefined
    if (cell) span(cell, cell)
  })
  grid.addEventListener('keydown', event => {
    const [move, from] = [moves[event.key], at(event.target as Element)]
    if (!move || !from) return
    event.preventDefault()
    const to = { day: clamp(from.day + move.day, 6), row: clamp(from.row + move.row, rows - 1) }
    const next = cells[to.row * 7 + to.day]
    for (const cell of cells) cell.tabIndex = cell === next ? 0 : -1
    next?.focus()
    anchor = event.shiftKey ? (anchor ?? from) : undefined
    if (anchor) span(anchor, to)
  })
}

/** Lets somebody draw hours into a week, with a finger, a mouse or the keyboard. */
export function drawHours(form: HTMLFormElement): void {
  const fold = form.querySelector<HTMLElement>('[data-draw]')
  if (!fold) return
  const { grid, cells } = makeGrid((fold.dataset.days ?? '').split(','), fold.dataset.cell ?? '')
  const cellAt = (place: number): Cell => ({ day: place % 7, row: Math.floor(place / 7) })
  const at = (cell: Element | null) => {
    const place = cells.indexOf(cell as HTMLButtonElement)
    return place < 0 ? undefined : cellAt(place)
  }
  const show = () => {
    const drawn = drawnIn(form)
    for (const [place, cell] of cells.entries())
      cell.setAttribute('aria-pressed', String(drawn(cellAt(place))))
  }
  const span = (a: Cell, b: Cell) => fill(form, a, b)
  form.addEventListener('input', show)
  show()
  followPointer(grid, { cells, at, span })
  followKeys(grid, { cells, at, span })
  fold.lastElementChild?.append(grid)
  fold.hidden = false
}
