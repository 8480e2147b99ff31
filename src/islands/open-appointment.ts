import { parseManageCode } from '../booking/core/manage-code.ts'

/** Opens the appointment whose code stands behind # in the address. The code is taken out of the address at once. */
class LotseOpenAppointment extends HTMLElement {
  connectedCallback(): void {
    // Other fragments are places on the page (#emergency), and no code.
    const code = parseManageCode(location.hash.slice(1))
    const form = this.querySelector('form')
    const field = form?.querySelector<HTMLInputElement>('[name="code"]')
    if (!form || !field || code === undefined) return
    history.replaceState(null, '', location.pathname)
    field.value = code
    // Safari before 16 has no requestSubmit; a click does the same and names the button.
    form.querySelector<HTMLButtonElement>('button')?.click()
  }
}

customElements.define('lotse-open-appointment', LotseOpenAppointment)
