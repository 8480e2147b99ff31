import { forgetAppointment, keepAppointment } from '../offline/kept-appointments.ts'

/** Keeps the confirmation on the device, prints it, and forgets it on a shared phone. */
class LotseAppointment extends HTMLElement {
  connectedCallback(): void {
    this.#offerPrint()
    if (this.#isForgotten) this.#clear()
    else if (this.dataset.keep === 'yes') this.#keep()
    else forgetAppointment(this.#address)
    this.#offerLook()
  }

  get #address(): string {
    return this.dataset.address ?? location.pathname
  }

  /** For as long as this tab lives, a reload does not bring back what was forgotten. */
  get #isForgotten(): boolean {
    return sessionStorage.getItem(`forgotten ${this.dataset.reference}`) !== null
  }

  #offerPrint(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-print]')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => print())
  }

  /** What is read from the device may have changed since: she can ask. */
  #offerLook(): void {
    const form = this.querySelector<HTMLElement>('[data-look]')
    if (form && location.search === '?kept') form.hidden = false
  }

  async #keep(): Promise<void> {
    const notice = this.querySelector<HTMLElement>('[data-kept]')
    if (!notice) return
    this.querySelector('[data-forget]')?.addEventListener('click', () => this.#forget())
    // The copy is made before anything on the page has been opened or changed.
    const html = `<!doctype html>${document.documentElement.outerHTML}`
    if (await keepAppointment(this.#address, html)) notice.hidden = false
  }

  async #forget(): Promise<void> {
    await forgetAppointment(this.#address)
    sessionStorage.setItem(`forgotten ${this.dataset.reference}`, '')
    this.#clear()
  }

  /** Whoever takes the phone next finds no number and no code on it. The words that say so take the focus. */
  #clear(): void {
    const done = this.querySelector<HTMLElement>('[data-forgotten]')
    if (!done) return
    done.hidden = false
    this.replaceChildren(done)
    done.focus()
  }
}

customElements.define('lotse-appointment', LotseAppointment)
