/** Shows the buttons that print a page: without script they could do nothing, and the browser's own menu does it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print-page]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
