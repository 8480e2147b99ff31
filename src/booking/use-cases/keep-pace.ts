import type { Result } from '../core/result.ts'
import { refused } from '../core/result.ts'
import type { Pace, Paced } from '../ports/pace.ts'
import type { BookingDependencies } from './dependencies.ts'
import { contactKeys } from './limits.ts'
import type { BookingKey, BookSlot, BookSlotInput, HoldSlot } from './signatures.ts'

type Needs = Pick<BookingDependencies, 'secrets'> & { readonly pace: Pace }

const tooFast = (retryAfter: number) => refused({ kind: 'too-many-tries', retryAfter })

/** Counts for everybody, and gives the longest wait. Who is not known is not counted. */
const countEach = async (
  pace: Pace,
  what: Paced,
  everybody: readonly (string | null | undefined)[],
): Promise<number> => {
  const known = everybody.filter(who => who !== null && who !== undefined)
  const waits = await Promise.all(known.map(who => pace.count(what, who)))
  return Math.max(0, ...waits)
}

/** Holds, no faster than a house full of people takes them. */
export const paceHolds =
  ({ pace }: Needs, holdSlot: HoldSlot): HoldSlot =>
  async input => {
    const wait = await countEach(pace, 'hold', [input.network])
    return wait > 0 ? tooFast(wait) : holdSlot(input)
  }

/** A counsellor or a volunteer leaves her own number for many people. */
const contactsOf = (needs: Needs, { contact, onBehalf }: BookSlotInput): readonly (string | null)[] => {
  if (onBehalf) return []
  const { emailKey, phoneKey } = contactKeys(needs, contact)
  return [emailKey, phoneKey]
}

/** Bookings, whether or not they succeed: who books and cancels all day has no appointments to come that would count. */
export const paceBookings =
  <Input extends BookSlotInput>(
    needs: Needs,
    bookSlot: (input: Input) => ReturnType<BookSlot>,
  ): ((input: Input) => ReturnType<BookSlot>) =>
  async input => {
    const byNetwork = await countEach(needs.pace, 'booking', [input.network])
    const byContact = await countEach(needs.pace, 'contact', contactsOf(needs, input))
    const wait = Math.max(byNetwork, byContact)
    return wait > 0 ? tooFast(wait) : bookSlot(input)
  }

/** Whatever a manage code opens. Wrong codes are counted over all references of the network. */
export const paceCodes =
  <Input extends BookingKey, T>(
    { pace }: Needs,
    use: (input: Input) => Promise<Result<T>>,
  ): ((input: Input) => Promise<Result<T>>) =>
  async input => {
    if (input.network === undefined) return use(input)
    const wait = await pace.wait('wrong-code', input.network)
    if (wait > 0) return tooFast(wait)
    const result = await use(input)
    if (!result.ok && result.refusal.kind === 'booking-unknown') await pace.count('wrong-code', input.network)
    return result
  }
