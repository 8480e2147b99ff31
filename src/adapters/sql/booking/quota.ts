import type { Kysely } from 'kysely'
import type { Quota } from '../../../booking/core/quota.ts'
import type { ClaimRequest } from '../../../booking/ports/transaction.ts'
import { textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Lanes that are taken, also those beyond the most: that may have been lowered since. */
export const lanesTaken = async (
  db: Kysely<Schema>,
  { key, quantum }: Quota,
): Promise<ReadonlySet<number>> => {
  const rows = await db
    .selectFrom('claims')
    .select('lane')
    .where('counsellor', '=', key)
    .where('quantum', '=', quantum)
    .execute()
  return new Set(rows.map(({ lane }) => lane))
}

type Place = Pick<ClaimRequest, 'slot' | 'owner' | 'until'> & { readonly quota: Quota }

const takeLane = async (
  db: Kysely<Schema>,
  { quota, slot, owner, until }: Place,
  lane: number,
): Promise<boolean> => {
  const row = {
    counsellor: quota.key,
    lane,
    quantum: quota.quantum,
    slot,
    owner,
    until_at: textOrNull(until),
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('claims')
    .values(row)
    .onConflict(conflict => conflict.columns(['counsellor', 'lane', 'quantum']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/**
 * Takes one of the lanes that a date has for the bookings of a rule; true where they are not counted. Where several
 * connections write, a lane that was free a moment ago may be gone: then the next one is tried.
 */
export const takeQuota = async (
  db: Kysely<Schema>,
  { quota, ...request }: ClaimRequest,
): Promise<boolean> => {
  if (quota === null) return true
  const taken = await lanesTaken(db, quota)
  const free = Array.from({ length: quota.most }, (_, place) => place + 1).filter(lane => !taken.has(lane))
  for (const lane of free.slice(0, Math.max(0, quota.most - taken.size)))
    if (await takeLane(db, { ...request, quota }, lane)) return true
  return false
}

/** Takes the first free lane, beyond the most where the others are taken. */
export const joinQuota = async (db: Kysely<Schema>, place: Place): Promise<void> => {
  const taken = await lanesTaken(db, place.quota)
  let lane = 1
  while (taken.has(lane) || !(await takeLane(db, place, lane))) lane += 1
}

/** Gives a hold's lane in a quota to its new owner, and says how many there were. */
export const handOverQuota = async (
  db: Kysely<Schema>,
  hold: string,
  { quota, owner, until }: ClaimRequest,
): Promise<number> => {
  if (quota === null) return 0
  const { numUpdatedRows } = await db
    .updateTable('claims')
    .set({ owner, until_at: textOrNull(until) })
    .where('owner', '=', hold)
    .where('counsellor', '=', quota.key)
    .where('quantum', '=', quota.quantum)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
