import { quantaBetween } from '../core/quanta.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Transaction } from '../ports/storage.ts'
import { type ChosenSlot, chooseSlot, sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { HeldSlot, HoldSlot, HoldSlotInput } from './signatures.ts'
import { suggestAlternatives } from './suggest-alternatives.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'secrets' | 'identifiers'>

const heldSlot = ({ slot, counsellor }: ChosenSlot, hold: string, expires: Temporal.Instant): HeldSlot => ({
  hold,
  slot: { ...slot, counsellor },
  expires,
})

const takeHold = async (
  tx: Transaction,
  needs: Needs,
  chosen: ChosenSlot,
  client: string | null,
  now: Temporal.Instant,
) => {
  const { slot } = chosen
  const hold = {
    id: needs.identifiers.uuid(),
    slot: slot.id,
    expires: now.add({ minutes: needs.policy.holdMinutes }),
    client,
  }
  const taken = await tx.claims.take({
    owner: hold.id,
    counsellor: slot.counsellor,
    slot: slot.id,
    seats: slot.seats,
    quanta: quantaBetween(slot.start, slot.blockedUntil),
    until: hold.expires,
  })
  if (!taken) return refused({ kind: 'slot-taken', alternatives: [] })
  await tx.holds.insert(hold)
  return done(heldSlot(chosen, hold.id, hold.expires))
}

const holdIn = async (tx: Transaction, needs: Needs, input: HoldSlotInput): Promise<Result<HeldSlot>> => {
  const now = needs.clock.now()
  await sweepExpired(tx, now)
  const chosen = await chooseSlot(tx, { slot: input.slot }, now, needs.policy)
  if (!chosen.ok) return chosen
  const client = input.client === undefined ? null : needs.secrets.keyedHash('hold-client', input.client)
  const former = client === null ? undefined : await tx.holds.findByClient(client)
  const lasts = former !== undefined && Temporal.Instant.compare(former.expires, now) > 0
  if (former && lasts && former.slot === input.slot)
    return done(heldSlot(chosen.value, former.id, former.expires))
  if (former) {
    await tx.claims.release(former.id)
    await tx.holds.remove(former.id)
  }
  return takeHold(tx, needs, chosen.value, client, now)
}

/** Keeps a slot for some minutes. One client key keeps one slot: another choice lets go of the former. */
export const makeHoldSlot =
  (needs: Needs): HoldSlot =>
  async input => {
    const result = await needs.storage.transaction(tx => holdIn(tx, needs, input))
    return suggestAlternatives(needs, result, input.slot, input)
  }
