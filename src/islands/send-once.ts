/**
 * A second tap on a slow connection sends nothing more. The server would book once all the same; this shows her that the
 * first tap counted. Coming back by the back button frees the form again.
 */
function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', event => {
    if (form.getAttribute('aria-busy') === 'true') event.preventDefault()
    form.setAttribute('aria-busy', 'true')
  })
  addEventListener('pageshow', () => form.removeAttribute('aria-busy'))
}

for (const form of document.querySelectorAll<HTMLFormElement>('main form[method="post"]')) sendOnce(form)
