import { drawHours } from './draw-hours.ts'

/** Somebody who types is not asked for each letter. */
const pauseMilliseconds = 500

/** What is looked at stays where it is: only the preview and what a screen reader says of it come anew. */
function show(form: HTMLFormElement, answer: Document): void {
  const next = answer.querySelector<HTMLElement>('#preview')
  const now = form.querySelector('#preview')
  const status = form.querySelector('[data-status]')
  if (!next || !now) return
  now.replaceWith(next)
  if (status) status.textContent = next.dataset.said ?? ''
}

/** Asks the page itself for what the rule would yield, as its button does without script. */
function followPreview(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined
  const ask = async () => {
    asked?.abort()
    asked = new AbortController()
    const fields = new FormData(form)
    fields.set('step', 'preview')
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]))
    const response = await fetch(form.action, { method: 'POST', body, signal: asked.signal })
    // 422: something is not filled in yet. Then there is nothing to be seen, and no fault is told while somebody types.
    if (response.status !== 200 && response.status !== 422) return
    show(form, new DOMParser().parseFromString(await response.text(), 'text/html'))
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    // Without a connection the button still says what is wrong.
    timer = setTimeout(() => ask().catch(() => undefined), pauseMilliseconds)
  })
}

const form = document.querySelector<HTMLFormElement>('form[data-plan]')
if (form) {
  followPreview(form)
  drawHours(form)
}
