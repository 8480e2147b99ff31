import { keptAppointments } from '../offline/kept-appointments.ts'

/** Lists the appointments that are on this device; what stands inside is shown while there are none. */
class LotseKeptAppointments extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const references = await keptAppointments()
    if (references.length === 0) return
    const list = document.createElement('ul')
    list.className = 'list'
    for (const reference of references) list.append(this.#entry(reference))
    this.replaceChildren(list)
  }

  #entry(number: string): HTMLElement {
    const link = document.createElement('a')
    link.className = 'button plain'
    link.href = `/${location.pathname.split('/')[1]}/appointment/${number}/?kept`
    const reference = document.createElement('bdi')
    reference.dir = 'ltr'
    reference.textContent = number
    link.append(`${this.getAttribute('label') ?? ''}: `, reference)
    const entry = document.createElement('li')
    entry.append(link)
    return entry
  }
}

customElements.define('lotse-kept-appointments', LotseKeptAppointments)
