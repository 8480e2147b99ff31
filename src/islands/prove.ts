import type { Challenge } from '../booking/core/proof.ts'
import { solve } from './solve.ts'

/** After so long she is told that it takes longer. Milliseconds. */
const longer = 8_000

/**
 * Does the work that stands before a booking, says so in words, and then books. What stands inside for readers without
 * script stays hidden while there is hope, and comes back where there is none.
 */
class LotseProof extends HTMLElement {
  connectedCallback(): void {
    this.#prove().catch(error => {
      console.warn('the work before booking could not be done', error)
      this.#giveUp()
    })
  }

  get #button(): HTMLButtonElement | null | undefined {
    return this.#field?.form?.querySelector<HTMLButtonElement>('button[type="submit"]')
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input[name="proof"]')
  }

  async #prove(): Promise<void> {
    const challenge: Challenge = JSON.parse(this.dataset.challenge ?? '')
    this.#wait(true)
    this.#say(this.dataset.working)
    const slow = setTimeout(() => this.#say(this.dataset.longer), longer)
    const proof = await solve(challenge).finally(() => clearTimeout(slow))
    if (this.#field) this.#field.value = proof
    this.#wait(false)
    // A solution that came before did not count: from then on she presses herself, or the page would go round for ever.
    const byItself = this.dataset.wait === undefined
    this.#say(byItself ? this.dataset.done : this.dataset.ready)
    if (byItself) this.#button?.click()
  }

  #giveUp(): void {
    this.#wait(false)
    this.#say(this.dataset.failed)
    this.querySelector<HTMLElement>('[data-without]')?.removeAttribute('hidden')
  }

  /** While it works, nothing can be sent, and nothing need be. */
  #wait(waiting: boolean): void {
    if (this.#button) this.#button.disabled = waiting
    this.querySelector<HTMLElement>('[data-without]')?.toggleAttribute('hidden', true)
  }

  #say(words: string | undefined): void {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = words ?? ''
  }
}

customElements.define('lotse-proof', LotseProof)
