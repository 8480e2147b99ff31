import { berlinDate, dayBegins } from '../core/berlin.ts'
import type { Booking, Contact } from '../core/booking.ts'
import { earlier } from '../core/instants.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { BookSlotInput } from './signatures.ts'

type Needs = Pick<BookingDependencies, 'secrets' | 'policy'>

const networkHours = 24

/** The hashes by which appointments of one contact are counted, however it was typed. */
export const contactKeys = (
  { secrets }: Pick<Needs, 'secrets'>,
  contact: Contact | undefined,
): Pick<Booking, 'emailKey' | 'phoneKey'> => {
  const email = contact?.email?.trim().toLowerCase()
  // 0049, +49 and 0 lead to the same telephone.
  const phone = contact?.phone?.replaceAll(/[^\d+]/g, '').replace(/^(\+49|0049|0)/, '')
  return {
    emailKey: email ? secrets.keyedHash('contact-email', email) : null,
    phoneKey: phone ? secrets.keyedHash('contact-phone', phone) : null,
  }
}

/** The key of a network for one day: nobody can tell from two days' keys that they are one network. */
const networkKey = ({ secrets }: Pick<Needs, 'secrets'>, network: string, now: Temporal.Instant): string =>
  secrets.keyedHash(`network ${berlinDate(now)}`, network)

const checkContact = async (
  tx: Transaction,
  needs: Needs,
  { contact, onBehalf }: BookSlotInput,
  now: Temporal.Instant,
): Promise<Result<null>> => {
  // A counsellor or a volunteer leaves her own number for many people.
  if (onBehalf) return done(null)
  const { emailKey, phoneKey } = contactKeys(needs, contact)
  for (const key of [emailKey, phoneKey])
    if (key !== null && (await tx.bookings.countByContact(key, now)) >= needs.policy.mostPerContact)
      return refused({ kind: 'too-many-bookings', per: 'contact', retryAfter: null })
  return done(null)
}

const secondsUntil = (then: Temporal.Instant, now: Temporal.Instant): number =>
  Math.max(1, Math.ceil((then.epochMilliseconds - now.epochMilliseconds) / 1_000))

/** With the next day begins another key, under which nothing is counted yet. */
const nextDay = (now: Temporal.Instant): Temporal.Instant => dayBegins(berlinDate(now).add({ days: 1 }))

const checkNetwork = async (
  tx: Transaction,
  needs: Needs,
  { network, proven }: BookSlotInput,
  now: Temporal.Instant,
): Promise<Result<null>> => {
  if (network === undefined) return done(null)
  const { count, first } = await tx.networks.count(networkKey(needs, network, now), now)
  const tomorrow = nextDay(now)
  if (count >= needs.policy.mostPerNetwork) {
    const retryAfter = secondsUntil(earlier(first ?? tomorrow, tomorrow), now)
    return refused({ kind: 'too-many-bookings', per: 'network', retryAfter })
  }
  if (count >= needs.policy.provenFrom && !proven)
    return refused({ kind: 'proof-needed', eases: secondsUntil(tomorrow, now) })
  return done(null)
}

/** Whether somebody may book one more: so many appointments to come are enough for a contact, and for a network in a day. */
export const checkLimits = async (
  tx: Transaction,
  needs: Needs,
  input: BookSlotInput,
  now: Temporal.Instant,
): Promise<Result<null>> => {
  const contact = await checkContact(tx, needs, input, now)
  return contact.ok ? checkNetwork(tx, needs, input, now) : contact
}

/** Notes which network booked, for a day at most. */
export const noteNetwork = async (
  tx: Transaction,
  needs: Needs,
  { network }: BookSlotInput,
  booking: string,
  now: Temporal.Instant,
): Promise<void> => {
  if (network === undefined) return
  const expires = now.add({ hours: networkHours })
  await tx.networks.note({ key: networkKey(needs, network, now), booking, expires })
}
