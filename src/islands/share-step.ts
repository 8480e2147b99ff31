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
    // Without https, or where the reader forbids it, there is no clipboard: then she gets the link to copy by hand.
    const copied = await Promise.resolve(navigator.clipboard?.writeText(url).then(() => true)).catch(
      () => false,
    )
    if (copied) this.#say(this.dataset.copied ?? '')
    else this.#sayLink(url)
  }

  /** The words around `{link}`, with a link that can be held down and copied. */
  #sayLink(url: string): void {
    const [before = '', after = ''] = (this.dataset.failed ?? '').split('{link}')
    const link = document.createElement('a')
    link.href = url
    link.dir = 'ltr'
    link.textContent = url
    this.#say(before, link, after)
  }

  #say(...words: (string | Node)[]): void {
    const status = this.querySelector('[role="status"]') ?? document.createElement('span')
    status.setAttribute('role', 'status')
    status.replaceChildren(...words)
    this.append(status)
  }
}

customElements.define('lotse-share', LotseShare)
