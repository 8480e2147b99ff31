/** Sends the link to one step on: the phone's own sharing, else a copy. The link keeps language and step. */
class LotseShare extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => this.#share())
  }

  async #share(): Promise<void> {
    const url = new URL(this.dataset.link ?? '', location.href).href
    if (navigator.share) {
      // Closing the sheet rejects; that is an answer, not a fault.
      await navigator.share({ title: this.dataset.title ?? document.title, url }).catch(() => {})
      return
    }
    await navigator.clipboard.writeText(url)
    this.#say(this.dataset.copied ?? '')
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]') ?? document.createElement('span')
    status.setAttribute('role', 'status')
    status.textContent = text
    this.append(status)
  }
}

customElements.define('lotse-share', LotseShare)
