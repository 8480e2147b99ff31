import { formatDayWithoutYear, formatTime } from '../i18n/formats/dates.ts'

interface Answer {
  readonly slots: readonly { readonly start: string; readonly office: { readonly name: string } | null }[]
}

/** The next free time in the reader's language. Until it is known, and where it is not, the words inside stay. */
class LotseNextTime extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const language = this.getAttribute('language') ?? 'de'
    const response = await fetch(`/api/slots?language=${encodeURIComponent(language)}&limit=8`).catch(
      () => undefined,
    )
    if (!response?.ok) return
    const { slots }: Answer = await response.json()
    const slot = slots.find(({ office }) => office !== null)
    if (!slot?.office) return
    const shown = document.documentElement.lang
    const at = this.getAttribute('at') ?? '{day}, {time}'
    const when = at
      .replace('{day}', formatDayWithoutYear(slot.start, shown))
      .replace('{time}', formatTime(slot.start, shown))
    this.textContent = (this.getAttribute('text') ?? '')
      .replace('{when}', when)
      .replace('{where}', `\u2068${slot.office.name}\u2069`)
  }
}

customElements.define('lotse-next-time', LotseNextTime)
