import { accept } from '../core/accept.ts'
import { bookableWindow } from '../core/bookable-window.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Hold } from '../core/hold.ts'
import type { Policy } from '../core/policy.ts'
import { quantaBetween } from '../core/quanta.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Slot } from '../core/slot.ts'
import { parseSlotId } from '../core/slot-id.ts'
import type { Transaction } from '../ports/storage.ts'
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
}

/** Finds the slot that somebody named, and checks that it may be booked now or could when it was held. */
export const chooseSlot = async (
  tx: Transaction,
  choice: SlotChoice,
  now: Temporal.Instant,
  policy: Policy,
): Promise<Result<ChosenSlot>> => {
  const hold = choice.hold === undefined ? undefined : await tx.holds.find(choice.hold)
  if (choice.hold !== undefined && !hold) return refused({ kind: 'hold-unknown' })
  const id = hold?.slot ?? choice.slot ?? ''
  const parts = parseSlotId(id)
  if (!parts) return refused({ kind: 'slot-unknown' })
  const rule = await tx.district.findOfficeHours(parts.rule)
  const counsellor = rule && (await tx.district.findCounsellor(rule.counsellor))
  const kept = hold !== undefined && Temporal.Instant.compare(hold.expires, now) > 0
  const bookable = bookableWindow(now, policy)
  // Who held the slot in time may still book it when the notice has begun since.
  const from = kept ? hold.expires.subtract({ minutes: policy.holdMinutes }) : bookable.from
  const slot = accept(id, parts.start, rule, counsellor, { from, to: bookable.to })
  if (!slot.ok) return slot
  if (!counsellor) return refused({ kind: 'slot-unknown' })
  return done({ slot: slot.value, counsellor, hold, kept })
}

/** Takes the chosen slot for a booking, from its hold or from what is free; false where it is taken. */
export const takeSlot = async (tx: Transaction, chosen: ChosenSlot, booking: string): Promise<boolean> => {
  const { slot, hold, kept } = chosen
  if (hold) await tx.holds.remove(hold.id)
  if (hold && kept) {
    await tx.claims.handOver(hold.id, booking)
    return true
  }
  return tx.claims.take({
    owner: booking,
    counsellor: slot.counsellor,
    slot: slot.id,
    seats: slot.seats,
    quanta: quantaBetween(slot.start, slot.blockedUntil),
    until: null,
  })
}
