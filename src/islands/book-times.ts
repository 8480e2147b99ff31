import './send-once.ts'

/** With the visit's name in the address, coming back by the back button shows the time that she holds as hers. */
function keepClient(): void {
  const client = document.querySelector<HTMLElement>('form[data-times]')?.dataset.client
  const url = new URL(location.href)
  if (!client || !url.pathname.endsWith('/times/') || url.searchParams.has('client')) return
  url.searchParams.set('client', client)
  history.replaceState(null, '', url)
}

/** Further times come below the ones that are there, without the page being loaded again. */
async function addTimes(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(link.href)
  if (!response.ok) throw new Error(`further times were answered with ${response.status}`)
  const further = new DOMParser().parseFromString(await response.text(), 'text/html')
  const days = [...further.querySelectorAll<HTMLElement>('form[data-times] > [data-day]')]
  const first = days[0]?.querySelector<HTMLElement>('button')
  for (const day of days) addDay(day)
  const next = further.querySelector<HTMLAnchorElement>('a[data-more]')
  if (next) link.href = next.href
  else link.remove()
  first?.focus()
}

/** A day that is on the page already gets the new places below its own heading. */
function addDay(day: HTMLElement): void {
  const list = document.querySelector('form[data-times]')
  const there = list?.querySelector(`[data-day="${day.dataset.day}"]`)
  if (there) there.append(...[...day.children].slice(1))
  else list?.append(day)
}

keepClient()
document.querySelector<HTMLAnchorElement>('a[data-more]')?.addEventListener('click', event => {
  const link = event.currentTarget
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  // Where it does not work, the link does what it does without script.
  addTimes(link).catch(() => location.assign(link.href))
})
