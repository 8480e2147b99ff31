import type { Booking } from './booking.ts'
import type { Counsellor } from './counsellor.ts'
import type { Exception } from './exception.ts'
import { isTakenAway } from './kept-promise.ts'
import type { OfficeHours } from './office-hours.ts'

/** What a reader asked for and a colleague does not have. */
export type Unmet = 'language' | 'woman'

/** Why a booking stays where it is: the colleague has something else then, is not there, or does not speak the language. */
export type StayReason = 'collides' | 'absent' | 'language'

/** What a colleague does not have of what a booking is about; with somebody who interprets, the language is no matter. */
export const unmetBy = (
  colleague: Counsellor,
  { language, wishes }: Pick<Booking, 'language' | 'wishes'>,
): readonly Unmet[] => {
  const unmet: Unmet[] = []
  if (!colleague.languages.includes(language) && !wishes.includes('interpreter')) unmet.push('language')
  if (wishes.includes('woman') && colleague.woman !== true) unmet.push('woman')
  return unmet
}

/** Bookings that go together or not at all: the seats of a session, and each other booking by itself. */
export const sessionsOf = (bookings: readonly Booking[]): readonly (readonly Booking[])[] => [
  ...Map.groupBy(bookings, ({ slot }) => slot).values(),
]

/** Why a session cannot go to a colleague, apart from what she has at the time; undefined where it can. */
export const whyStays = (
  session: readonly Booking[],
  colleague: Counsellor,
  exceptions: readonly Exception[],
  despiteLanguage: boolean,
): StayReason | undefined => {
  const away = exceptions.filter(({ rule }) => rule === null)
  const hers = session.map(booking => ({ ...booking, counsellor: colleague.id }))
  if (hers.some(booking => away.some(exception => isTakenAway(exception, booking)))) return 'absent'
  const strange = session.some(booking => unmetBy(colleague, booking).includes('language'))
  return strange && !despiteLanguage ? 'language' : undefined
}

/**
 * The name under which a slot is claimed by whoever has it now. Away from the rule's own counsellor it gets another name:
 * there, the same slot can be booked anew, and two sessions must not end each other.
 */
export const claimedAs = (slot: string, rule: OfficeHours | undefined, counsellor: string): string =>
  rule?.counsellor === counsellor ? slot : `${slot}@${counsellor}`

/**
 * The seats among which a booking takes one: with its rule's own counsellor as many as the rule has now; with a colleague a
 * single one stays single, and a seat of a group stays a seat, although nobody else can book into the session there.
 */
export const seatsFor = (lane: number, rule: OfficeHours | undefined, counsellor: string): number => {
  if (rule?.counsellor === counsellor) return rule.seats
  return lane === 0 ? 1 : Math.max(2, lane, rule?.seats ?? 0)
}
