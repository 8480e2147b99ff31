import type { Clock } from '../booking/ports/clock.ts'
import type { ReadForMessage } from '../booking/use-cases/read-for-message.ts'
import { mobileNumber } from '../delivery/core/mobile-number.ts'
import type { TextSender } from '../delivery/ports/text-sender.ts'
import { languageFrom } from './mail-handlers.ts'
import { type TextKind, textKinds, type WriteText } from './texts.ts'

interface Needs {
  readonly readForMessage: ReadForMessage
  readonly write: WriteText
  readonly sender: TextSender
  readonly clock: Clock
}

/**
 * Sends text messages to readers. What was overtaken by another change meanwhile is not told any more, and a number that gets no
 * text messages is no failure: nobody could mend it.
 */
export function makeTextHandlers({ readForMessage, write, sender, clock }: Needs) {
  const tell = async (id: string, kind: TextKind, isWanted: (sequence: number) => boolean): Promise<void> => {
    const facts = await readForMessage(id)
    const to = mobileNumber(facts?.contact.phone ?? '')
    if (!facts || to === undefined || !isWanted(facts.booking.sequence)) return
    const { booking, locale } = facts
    const isToCome = Temporal.Instant.compare(booking.start, clock.now()) > 0
    if (!isToCome || (kind === 'reminder' && booking.status !== 'booked')) return
    const text = write(kind, booking, languageFrom(locale))
    await sender.send({ id: `${booking.id}.${booking.sequence}.${kind}`, to, text })
  }
  return {
    sms: async (id: string, detail: string) => {
      const [what, sequence] = detail.split('.')
      const kind = textKinds.find(candidate => candidate === what)
      if (kind) await tell(id, kind, now => now === Number(sequence))
    },
    'sms-reminder': (id: string) => tell(id, 'reminder', () => true),
  }
}
