/**
 * Links to the same page in another language lead to the same step. Without script they lead to its beginning, because
 * browsers do not tell a page's own links where the reader is.
 */
export function keepStep(root: Document): void {
  root.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null
    const link = target?.closest<HTMLAnchorElement>('[data-keep-step] a, a[data-keep-step]')
    if (!link) return
    const url = new URL(link.href)
    url.hash = openStep(root) ?? location.hash
    link.href = url.href
  })
}

/** The step that is being read: the one that the address names while it is in sight, else the last one begun. */
function openStep(root: Document): string | undefined {
  const steps = [...root.querySelectorAll<HTMLElement>('.step[id]')]
  const named = steps.find(step => `#${step.id}` === location.hash)
  if (named && isInSight(named)) return named.id
  return steps.filter(step => step.getBoundingClientRect().top < innerHeight / 2).pop()?.id
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top < innerHeight && bottom > 0
}
