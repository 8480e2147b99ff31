import { isWanted, offerEnds } from '../core/earlier.ts'
import type { Transaction } from '../ports/transaction.ts'
import { type ChosenSlot, chooseSlot, claimSlot } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'

type Needs = Pick<BookingDependencies, 'policy' | 'holidays' | 'identifiers'>

/**
 * Keeps a free slot for the first in line who wants it, and says whether there was somebody. When her time to answer is over,
 * a delivery passes the slot on.
 */
const offerToLine = async (
  tx: Transaction,
  { policy, identifiers }: Needs,
  freed: ChosenSlot,
  now: Temporal.Instant,
): Promise<boolean> => {
  const expires = offerEnds(freed.slot, now, policy)
  if (!expires) return false
  for (const waiting of await tx.waiting.line()) {
    const booking = waiting.offer === null ? await tx.bookings.find(waiting.booking) : undefined
    if (!booking || !isWanted(booking, freed)) continue
    const hold = { id: identifiers.uuid(), slot: freed.slot.id, created: now, expires, client: null }
    if (!(await claimSlot(tx, freed, hold.id, expires))) return false
    await tx.holds.insert(hold)
    await tx.waiting.put({ ...waiting, offer: hold.id })
    await tx.outbox.put({ id: identifiers.uuid(), kind: 'pass-on', subject: booking.id, due: expires })
    return true
  }
  return false
}

/** The slot of this id as something that may be booked now; undefined where it may not be. */
const bookableNow = async (
  tx: Transaction,
  needs: Needs,
  slot: string,
  now: Temporal.Instant,
): Promise<ChosenSlot | undefined> => {
  const chosen = await chooseSlot(tx, needs, { slot }, now)
  return chosen.ok ? chosen.value : undefined
}

/**
 * Says what becomes of a slot whose claims were just let go: the first in line has it for a while; else, while it is much
 * sought, it rests for some minutes that nobody can foresee, so that who sells appointments cannot pass it on; else
 * everybody can book it at once.
 */
export const offerFreed = async (
  tx: Transaction,
  needs: Needs,
  slot: string,
  now: Temporal.Instant,
  sought: boolean,
): Promise<void> => {
  const freed = await bookableNow(tx, needs, slot, now)
  if (!freed || (await offerToLine(tx, needs, freed, now)) || !sought) return
  const { least, most } = needs.policy.restMinutes
  if (most === 0) return
  const until = now.add({ minutes: needs.identifiers.number(least, most) })
  await claimSlot(tx, freed, `rest.${needs.identifiers.uuid()}`, until)
}

/** Takes somebody out of the line. What was kept for her goes to the next one, unless she has just taken it herself. */
export const leaveLine = async (
  tx: Transaction,
  needs: Needs,
  booking: string,
  now: Temporal.Instant,
): Promise<void> => {
  const waiting = await tx.waiting.find(booking)
  if (!waiting) return
  await tx.waiting.remove(booking)
  const hold = waiting.offer === null ? undefined : await tx.holds.find(waiting.offer)
  if (!hold) return
  await tx.claims.release(hold.id)
  await tx.holds.remove(hold.id)
  await offerFreed(tx, needs, hold.slot, now, false)
}
