/** Takes notices away whose last day is over: a page that the device kept may be read long after. */
export function dropOldNotices(root: Document): void {
  for (const notice of root.querySelectorAll<HTMLElement>('[data-until]')) {
    if (Number(notice.dataset.until) > Date.now()) continue
    const board = notice.parentElement
    notice.remove()
    if (board?.childElementCount === 0) board.remove()
  }
}
