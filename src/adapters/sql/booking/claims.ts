import type { Insertable, Kysely } from 'kysely'
import type { Claim, QuantumRange } from '../../../booking/core/claim.ts'
import type { ClaimRequest, Transaction } from '../../../booking/ports/storage.ts'
import { textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

type Row = Insertable<Schema['claims']>

const rowsOf = (request: ClaimRequest, lane: number, owner: string, until: string | null): Row[] => {
  const { counsellor, slot, quanta } = request
  return Array.from({ length: quanta.to - quanta.from }, (_, place) => ({
    counsellor,
    lane,
    quantum: quanta.from + place,
    slot,
    owner,
    until_at: until,
  }))
}

/** Claims quanta that nobody has. `on conflict` answers instead of failing, which would end a transaction. */
const takeLane = async (db: Kysely<Schema>, request: ClaimRequest, lane: number): Promise<boolean> => {
  const rows = rowsOf(request, lane, request.owner, textOrNull(request.until))
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('claims')
    .values(rows)
    .onConflict(conflict => conflict.columns(['counsellor', 'lane', 'quantum']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === BigInt(rows.length)
}

/**
 * Claims lane 0 for the session of a slot, or finds it claimed by the same session. The update that changes
 * nothing makes other seats of this session wait for each other where several connections write.
 */
const joinSession = async (db: Kysely<Schema>, request: ClaimRequest): Promise<boolean> => {
  const rows = rowsOf(request, 0, request.slot, null)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('claims')
    .values(rows)
    .onConflict(conflict =>
      conflict
        .columns(['counsellor', 'lane', 'quantum'])
        .doUpdateSet({ slot: request.slot })
        .where('claims.owner', '=', request.slot),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === BigInt(rows.length)
}

const freeLane = async (db: Kysely<Schema>, request: ClaimRequest): Promise<number | undefined> => {
  const rows = await db
    .selectFrom('claims')
    .select('lane')
    .distinct()
    .where('counsellor', '=', request.counsellor)
    .where('lane', '>', 0)
    .where('quantum', '>=', request.quanta.from)
    .where('quantum', '<', request.quanta.to)
    .execute()
  const taken = new Set(rows.map(({ lane }) => lane))
  return Array.from({ length: request.seats }, (_, place) => place + 1).find(lane => !taken.has(lane))
}

const take = async (db: Kysely<Schema>, request: ClaimRequest): Promise<boolean> => {
  if (request.seats === 1) return takeLane(db, request, 0)
  if (!(await joinSession(db, request))) return false
  const lane = await freeLane(db, request)
  return lane !== undefined && takeLane(db, request, lane)
}

/** The last seat that goes takes the session's lane 0 with it. */
const endSession = async (db: Kysely<Schema>, slot: string): Promise<void> => {
  await db.updateTable('claims').set({ slot }).where('owner', '=', slot).execute()
  const seats = db.selectFrom('claims').select('lane').where('slot', '=', slot).where('owner', '!=', slot)
  if (await seats.limit(1).executeTakeFirst()) return
  await db.deleteFrom('claims').where('owner', '=', slot).execute()
}

const release = async (db: Kysely<Schema>, owner: string): Promise<void> => {
  const mine = db.selectFrom('claims').select(['slot', 'lane']).where('owner', '=', owner)
  const first = await mine.limit(1).executeTakeFirst()
  if (!first) return
  await db.deleteFrom('claims').where('owner', '=', owner).execute()
  if (first.lane > 0) await endSession(db, first.slot)
}

const handOver = async (db: Kysely<Schema>, hold: string, request: ClaimRequest): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('claims')
    .set({ owner: request.owner, until_at: textOrNull(request.until) })
    .where('owner', '=', hold)
    .where('counsellor', '=', request.counsellor)
    .where('quantum', '>=', request.quanta.from)
    .where('quantum', '<', request.quanta.to)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Claims within a unit of work. */
export const claimsIn = (db: Kysely<Schema>): Transaction['claims'] => ({
  take: request => take(db, request),
  release: owner => release(db, owner),
  handOver: (hold, request) => handOver(db, hold, request),
  releaseExpired: async now => {
    const expired = db.selectFrom('claims').select('owner').where('until_at', '<=', textOf(now))
    const owners = new Set((await expired.execute()).map(({ owner }) => owner))
    for (const owner of owners) await release(db, owner)
  },
})

/** Reads the claims in a run of quanta, without those of holds that ran out. */
export const readClaims = (
  db: Kysely<Schema>,
  quanta: QuantumRange,
  now: Temporal.Instant,
): Promise<readonly Claim[]> =>
  db
    .selectFrom('claims')
    .select(['counsellor', 'lane', 'quantum', 'slot', 'owner'])
    .where('quantum', '>=', quanta.from)
    .where('quantum', '<', quanta.to)
    .where(where => where.or([where('until_at', 'is', null), where('until_at', '>', textOf(now))]))
    .execute()
