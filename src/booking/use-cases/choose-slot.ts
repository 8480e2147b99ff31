import { accept } from '../core/accept.ts'
import { berlinDate } from '../core/berlin.ts'
import { bookableWindowOf } from '../core/bookable-window.ts'
import type { Claim } from '../core/claim.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Hold } from '../core/hold.ts'
import { quantaBetween } from '../core/quanta.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Slot } from '../core/slot.ts'
import { parseSlotId } from '../core/slot-id.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { SlotChoice } from './signatures.ts'

/** A slot that may be booked, if it is free, and the hold by which it was named. */
export type ChosenSlot = {
  readonly slot: Slot
  readonly counsellor: Counsellor
  readonly hold: Hold | undefined
  /** Whether the hold still keeps the slot. */
  readonly kept: boolean
}

/** A hold keeps its slot's name for this long after it ran out, so that a slow reader can still book. */
export const holdMemoryHours = 24

/** Frees what ran out. Each write begins with it, so that nothing has to run in between. */
export const sweepExpired = async (tx: Transaction, now: Temporal.Instant): Promise<void> => {
  await tx.claims.releaseExpired(now)
  await tx.holds.removeExpired(now.subtract({ hours: holdMemoryHours }))
  await tx.idempotency.removeExpired(now)
  await tx.networks.removeExpired(now)
}

/** The hold of a choice. Where a slot is named too, that is what is wanted: a hold on another slot does not count. */
const findHold = async (tx: Transaction, { hold: id, slot }: SlotChoice): Promise<Hold | undefined> => {
  const hold = id === undefined ? undefined : await tx.holds.find(id)
  return slot === undefined || hold?.slot === slot ? hold : undefined
}

type SlotNeeds = Pick<BookingDependencies, 'policy' | 'holidays'>

const acceptNamed = async (
  tx: Transaction,
  { policy, holidays }: SlotNeeds,
  id: string,
  now: Temporal.Instant,
  kept: boolean,
): Promise<Result<Pick<ChosenSlot, 'slot' | 'counsellor'>>> => {
  const parts = parseSlotId(id)
  const rule = parts && (await tx.district.findOfficeHours(parts.rule))
  const counsellor = rule && (await tx.district.findCounsellor(rule.counsellor))
  if (!parts || !rule || !counsellor) return refused({ kind: 'slot-unknown' })
  const date = berlinDate(parts.start).toString()
  const closures = {
    exceptions: await tx.district.exceptionsOn(counsellor.id, date),
    isHoliday: holidays.isHoliday,
  }
  const bookable = bookableWindowOf(rule, now, policy)
  // Who took the hold in time may still use it when the notice has begun since, until the slot itself begins.
  const window = { from: kept ? now : bookable.from, to: bookable.to }
  const slot = accept(id, parts.start, rule, counsellor, window, closures)
  return slot.ok ? done({ slot: slot.value, counsellor }) : slot
}

/** Finds the slot that somebody named, and checks that it may be booked now or could when it was held. */
export const chooseSlot = async (
  tx: Transaction,
  needs: SlotNeeds,
  choice: SlotChoice,
  now: Temporal.Instant,
): Promise<Result<ChosenSlot>> => {
  const hold = await findHold(tx, choice)
  const id = hold?.slot ?? choice.slot
  if (id === undefined) return refused({ kind: 'hold-unknown' })
  const kept = hold !== undefined && Temporal.Instant.compare(hold.expires, now) > 0
  const found = await acceptNamed(tx, needs, id, now, kept)
  return found.ok ? done({ ...found.value, hold, kept }) : found
}

/** Whether a hold has what its slot takes now, and nothing else: its rule may have been changed since. */
const holdsJust = (claims: readonly Claim[], { counsellor, seats }: Slot, needed: number): boolean =>
  claims.length === needed &&
  claims.every(claim => claim.counsellor !== counsellor || (claim.lane === 0) === (seats === 1))

/**
 * Claims the chosen slot for an owner, from its hold or from what is free; false where it is taken. A hold is not
 * believed by its time alone: after a clock was set back, its claims may be gone, and somebody else's in their place.
 */
export const claimSlot = async (
  tx: Transaction,
  { slot, hold, kept }: ChosenSlot,
  owner: string,
  until: Temporal.Instant | null,
): Promise<boolean> => {
  const quanta = quantaBetween(slot.blockedFrom, slot.blockedUntil)
  const { id, counsellor, seats, quota } = slot
  const request = { owner, counsellor, slot: id, seats, quanta, quota, until }
  if (hold && kept) {
    // A seat takes one lane, whether it is the only one or one of a group.
    const needed = quanta.to - quanta.from + (quota ? 1 : 0)
    const fits = holdsJust(await tx.claims.of(hold.id), slot, needed)
    if (fits && (await tx.claims.handOver(hold.id, request)) === needed) return true
    await tx.claims.release(hold.id)
    await tx.claims.release(owner)
  }
  return tx.claims.take(request)
}

/** Takes the chosen slot for a booking, which uses up the hold; false where it is taken. */
export const takeSlot = async (tx: Transaction, chosen: ChosenSlot, booking: string): Promise<boolean> => {
  if (chosen.hold) await tx.holds.remove(chosen.hold.id)
  return claimSlot(tx, chosen, booking, null)
}
