import { forgetAppointment, keepAppointment } from '../offline/kept-appointments.ts'

/** Keeps the confirmation on the device, prints it, and forgets it on a shared phone. */
class LotseAppointment extends HTMLElement {
  connectedCallback(): void {
    this.#offerPrint()
    if (this.dataset.keep === 'yes') this.#keep()
    else forgetAppointment(this.#address)
  }

  get #address(): string {
    return this.dataset.address ?? location.pathname
  }

  #offerPrint(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-print]')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => print())
  }

  async #keep(): Promise<void> {
    const notice = this.querySelector<HTMLElement>('[data-kept]')
    if (!notice) return
    this.querySelector('[data-forget]')?.addEventListener('click', () => this.#forget(notice))
    // The copy is made before anything on the page has been opened or changed.
    const html = `<!doctype html>${document.documentElement.outerHTML}`
    if (await keepAppointment(this.#address, html)) notice.hidden = false
  }

  async #forget(notice: HTMLElement): Promise<void> {
    await forgetAppointment(this.#address)
    notice.hidden = true
    const done = this.querySelector<HTMLElement>('[data-forgotten]')
    if (done) done.hidden = false
  }
}

customElements.define('lotse-appointment', LotseAppointment)
