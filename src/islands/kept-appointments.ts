import { keptAppointments } from '../offline/kept-appointments.ts'

/** Lists the appointments that are on this device; what stands inside is shown while there are none. */
class LotseKeptAppointments extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const addresses = await keptAppointments()
    if (addresses.length === 0) return
    const list = document.createElement('ul')
    list.className = 'list'
    for (const address of addresses) list.append(this.#entry(address))
    this.replaceChildren(list)
  }

  #entry(address: string): HTMLElement {
    const link = document.createElement('a')
    link.className = 'button plain'
    link.href = address
    const reference = document.createElement('bdi')
    reference.dir = 'ltr'
    reference.textContent = address.split('/')[3] ?? ''
    link.append(`${this.getAttribute('label') ?? ''}: `, reference)
    const entry = document.createElement('li')
    entry.append(link)
    return entry
  }
}

customElements.define('lotse-kept-appointments', LotseKeptAppointments)
