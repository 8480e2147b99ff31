import { type Hold, prolongedUntil } from '../core/hold.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import { type ChosenSlot, chooseSlot, claimSlot, sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { clientHash } from './own-hold.ts'
import type { HeldSlot, HoldSlot, HoldSlotInput } from './signatures.ts'
import { suggestAlternatives } from './suggest-alternatives.ts'

type Needs = Pick<
  BookingDependencies,
  'storage' | 'clock' | 'policy' | 'secrets' | 'identifiers' | 'holidays' | 'timetable'
>

const taken = { kind: 'slot-taken', alternatives: [] } as const

const heldSlot = ({ slot, counsellor }: ChosenSlot, hold: string, expires: Temporal.Instant): HeldSlot => ({
  hold,
  slot: { ...slot, counsellor },
  expires,
})

const prolongHold = async (
  tx: Transaction,
  { policy }: Needs,
  chosen: ChosenSlot,
  hold: Hold,
  now: Temporal.Instant,
): Promise<Result<HeldSlot>> => {
  const expires = prolongedUntil(hold, now, policy)
  if (!(await claimSlot(tx, chosen, hold.id, expires))) return refused(taken)
  await tx.holds.prolong(hold.id, expires)
  return done(heldSlot(chosen, hold.id, expires))
}

const takeHold = async (
  tx: Transaction,
  { identifiers, policy }: Needs,
  chosen: ChosenSlot,
  client: string | null,
  now: Temporal.Instant,
): Promise<Result<HeldSlot>> => {
  const id = identifiers.uuid()
  const expires = now.add({ minutes: policy.holdMinutes })
  if (!(await claimSlot(tx, chosen, id, expires))) return refused(taken)
  await tx.holds.insert({ id, slot: chosen.slot.id, created: now, expires, client })
  return done(heldSlot(chosen, id, expires))
}

const holdIn = async (tx: Transaction, needs: Needs, input: HoldSlotInput): Promise<Result<HeldSlot>> => {
  const now = needs.clock.now()
  await sweepExpired(tx, now)
  const client = clientHash(needs, input.client)
  const former = client === null ? undefined : await tx.holds.findByClient(client)
  const chosen = await chooseSlot(tx, needs, { slot: input.slot, hold: former?.id }, now)
  if (!chosen.ok) return chosen
  if (former && chosen.value.kept) return prolongHold(tx, needs, chosen.value, former, now)
  if (former) {
    await tx.claims.release(former.id)
    await tx.holds.remove(former.id)
  }
  return takeHold(tx, needs, chosen.value, client, now)
}

/**
 * Keeps a slot for some minutes. One client key keeps one slot: asked again for the same one, its hold is prolonged;
 * another choice lets go of the former.
 */
export const makeHoldSlot =
  (needs: Needs): HoldSlot =>
  async input => {
    const result = await needs.storage.transaction(tx => holdIn(tx, needs, input))
    return suggestAlternatives(needs, result, input.slot, input)
  }
