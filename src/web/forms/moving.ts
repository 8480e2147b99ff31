import { berlinDate, dayBegins } from '../../booking/core/berlin.ts'
import type { BookingDetails } from '../../booking/core/booking.ts'
import type { Refusal } from '../../booking/core/refusal.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import type { App } from '../../server/app.ts'
import { wholeDays } from './slot-groups.ts'
import type { KnownTalk } from './talk.ts'
import { filterOf, talkOf } from './wishes.ts'

export interface TimesToMove {
  readonly slots: readonly OfferedSlot[]
  readonly next: Temporal.Instant | null
  /** What the times fulfil: wishes may have become `maybe`. */
  readonly talk: KnownTalk
}

async function find(app: App, talk: KnownTalk, from: Temporal.Instant | undefined) {
  const found = await app.booking.findSlots({ ...filterOf(talk, app), from, limit: 48, distinct: true })
  return wholeDays(found.slots, found.next)
}

/** Times to which an appointment can be moved, with her wishes fulfilled where there are any such, else without. */
export async function timesToMove(
  app: App,
  booking: BookingDetails,
  from: Temporal.Instant | undefined,
): Promise<TimesToMove> {
  const wished = talkOf(booking, app)
  const waived: KnownTalk = {
    ...wished,
    woman: wished.woman && 'maybe',
    stepFree: wished.stepFree && 'maybe',
  }
  const suiting = await find(app, wished, from)
  const [talk, { slots, next }] =
    suiting.slots.length > 0 ? [wished, suiting] : [waived, await find(app, waived, from)]
  // Nobody can call somebody who has left no number.
  const reachable = ({ mode }: OfferedSlot) => mode !== 'phone' || booking.contact?.phone !== undefined
  return { slots: slots.filter(reachable), next, talk }
}

/** Where a list begins that shows what is near a time that was just taken: its own day. */
export function nearTo(refusal: Refusal | undefined): Temporal.Instant | undefined {
  const [nearest] = refusal?.kind === 'slot-taken' ? refusal.alternatives : []
  return nearest && dayBegins(berlinDate(nearest.start))
}
