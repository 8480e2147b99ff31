import type { Clock } from '../booking/ports/clock.ts'
import type { ReadForMessage } from '../booking/use-cases/read-for-message.ts'
import type { MailSender } from '../delivery/ports/mail-sender.ts'
import { isLanguageTag, type LanguageTag, languageOf, sourceLanguage } from '../i18n/languages.ts'
import { type MailKind, mailKinds, type WriteReaderMail } from './mails.ts'

interface Needs {
  readonly readForMessage: ReadForMessage
  readonly write: WriteReaderMail
  readonly sender: MailSender
  /** The public origin, which links in mails begin with. */
  readonly origin: string
  readonly clock: Clock
}

/** The language of a reader's pages, German where it is not known. */
export const languageFrom = (locale: string | null): LanguageTag =>
  locale !== null && isLanguageTag(locale) ? locale : sourceLanguage

async function sendTo({ readForMessage, write, sender, origin }: Needs, id: string, kind: MailKind) {
  const facts = await readForMessage(id)
  if (!facts?.contact.email) return
  const { booking, code } = facts
  const language = languageFrom(facts.locale)
  const manage = `${origin}/${languageOf(language).segment}/appointment/${booking.reference}/#${code}`
  await sender.send(write(kind, { booking, to: facts.contact.email, language, manage }))
}

/** What a delivery says has happened: `moved.2` is the second change, a move. */
function read(detail: string): { readonly kind: MailKind | undefined; readonly sequence: number } {
  const [what, sequence] = detail.split('.')
  return { kind: mailKinds.find(kind => kind === what), sequence: Number(sequence) }
}

/**
 * Sends mails to readers. What was overtaken by another change while the mail server was away is not told any more:
 * the mail about that other change says how things are.
 */
export function makeMailHandlers(needs: Needs) {
  const isNow = async (id: string, sequence: number) =>
    (await needs.readForMessage(id))?.booking.sequence === sequence
  return {
    mail: async (id: string, detail: string) => {
      const { kind, sequence } = read(detail)
      if (kind && (await isNow(id, sequence))) await sendTo(needs, id, kind)
    },
    reminder: async (id: string) => {
      const booking = (await needs.readForMessage(id))?.booking
      const isToCome = booking && Temporal.Instant.compare(booking.start, needs.clock.now()) > 0
      if (booking?.status === 'booked' && isToCome) await sendTo(needs, id, 'reminder')
    },
  }
}
