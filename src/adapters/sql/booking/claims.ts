import type { Insertable, Kysely } from 'kysely'
import type { Claim } from '../../../booking/core/claim.ts'
import type { ClaimRequest, Transaction } from '../../../booking/ports/transaction.ts'
import { Collision } from '../collision.ts'
import { textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { isBusy } from './busy.ts'
import { isTaken } from './is-taken.ts'
import { handOverQuota, joinQuota, lanesTaken, takeQuota } from './quota.ts'

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

/** Lanes of a session that are taken, also those beyond its seats: there may have been more of them before. */
const seatsTaken = async (
  db: Kysely<Schema>,
  { counsellor, quanta }: ClaimRequest,
): Promise<ReadonlySet<number>> => {
  const rows = await db
    .selectFrom('claims')
    .select('lane')
    .distinct()
    .where('counsellor', '=', counsellor)
    .where('lane', '>', 0)
    .where('quantum', '>=', quanta.from)
    .where('quantum', '<', quanta.to)
    .execute()
  return new Set(rows.map(({ lane }) => lane))
}

const freeLane = async (db: Kysely<Schema>, request: ClaimRequest): Promise<number | undefined> => {
  const taken = await seatsTaken(db, request)
  if (taken.size >= request.seats) return undefined
  return Array.from({ length: request.seats }, (_, place) => place + 1).find(lane => !taken.has(lane))
}

/** Whether more people are in than there are places now, because a rule was changed since they came. */
const isOverfull = async (db: Kysely<Schema>, request: ClaimRequest): Promise<boolean> => {
  const { seats, quota } = request
  if (seats > 1 && (await seatsTaken(db, request)).size > seats) return true
  return quota !== null && (await lanesTaken(db, quota)).size > quota.most
}

const take = async (db: Kysely<Schema>, request: ClaimRequest): Promise<boolean> => {
  if (!(await takeQuota(db, request))) return false
  if (request.seats === 1) return takeLane(db, request, 0)
  if (!(await joinSession(db, request))) return false
  const lane = await freeLane(db, request)
  return lane !== undefined && takeLane(db, request, lane)
}

/**
 * A seat that goes takes what only it needed of the session's lane 0 with it, the last one all of it. Where several
 * connections write, seats that come and go wait for each other at lane 0, the first quantum first.
 */
const endSession = async (db: Kysely<Schema>, slot: string): Promise<void> => {
  const session = db.selectFrom('claims').select('quantum').where('owner', '=', slot)
  await session.orderBy('quantum').forUpdate().execute()
  // Where the rule was changed meanwhile, seats of one session may have different lengths: what no seat needs is free.
  const needed = db
    .selectFrom('claims as seat')
    .select('seat.quantum')
    .where('seat.slot', '=', slot)
    .where('seat.owner', '!=', slot)
  await db.deleteFrom('claims').where('owner', '=', slot).where('quantum', 'not in', needed).execute()
}

type Gone = Pick<Claim, 'slot' | 'lane'>

/** Ends the sessions that lost their last seat. In order, so that two who do this do not wait for each other in a circle. */
const endSessions = async (db: Kysely<Schema>, gone: readonly Gone[]): Promise<void> => {
  const sessions = new Set(gone.filter(({ lane }) => lane > 0).map(({ slot }) => slot))
  for (const slot of [...sessions].sort()) await endSession(db, slot)
}

const release = async (db: Kysely<Schema>, owner: string): Promise<void> => {
  const mine = db.deleteFrom('claims').where('owner', '=', owner)
  await endSessions(db, await mine.returning(['slot', 'lane']).execute())
}

/** Removes what ran out. What somebody else removes or prolongs just now is left to her: a sweep waits for nobody. */
const releaseExpired = async (db: Kysely<Schema>, now: Temporal.Instant): Promise<void> => {
  const expired = db
    .selectFrom('claims')
    .select(['counsellor', 'lane', 'quantum'])
    .where('until_at', '<=', textOf(now))
    .forUpdate()
    .skipLocked()
    .$asTuple('counsellor', 'lane', 'quantum')
  const sweep = db
    .deleteFrom('claims')
    .where(where => where(where.refTuple('counsellor', 'lane', 'quantum'), 'in', expired))
  await endSessions(db, await sweep.returning(['slot', 'lane']).execute())
}

/** Lets go of the part of a request that could be taken. */
const giveBack = async (db: Kysely<Schema>, { owner, slot, seats }: ClaimRequest): Promise<void> => {
  await db.deleteFrom('claims').where('owner', '=', owner).where('slot', '=', slot).execute()
  if (seats > 1) await endSession(db, slot)
}

const handOver = async (db: Kysely<Schema>, hold: string, request: ClaimRequest): Promise<number> => {
  if (await isOverfull(db, request)) return 0
  const { numUpdatedRows } = await db
    .updateTable('claims')
    .set({ owner: request.owner, until_at: textOrNull(request.until) })
    .where('owner', '=', hold)
    .where('counsellor', '=', request.counsellor)
    .where('quantum', '>=', request.quanta.from)
    .where('quantum', '<', request.quanta.to)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) + (await handOverQuota(db, hold, request))
}

/** The claims of an owner, in order of lane and quantum. */
export const claimsOf = (db: Kysely<Schema>, owner: string): Promise<readonly Claim[]> =>
  db
    .selectFrom('claims')
    .select(['counsellor', 'lane', 'quantum', 'slot', 'owner'])
    .where('owner', '=', owner)
    .orderBy('lane')
    .orderBy('quantum')
    .execute()

/** Claims within a unit of work. */
export const claimsIn = (db: Kysely<Schema>): Transaction['claims'] => {
  let swept: Temporal.Instant | undefined
  return {
    take: async request => {
      if (await isBusy(db, request)) return false
      if (await take(db, request)) return true
      await giveBack(db, request)
      // What ran out may have been in the way, because somebody else was sweeping it just then.
      if (swept && !(await isTaken(db, request, swept))) throw new Collision('a claim was being swept')
      return false
    },
    joinQuota: place => joinQuota(db, { ...place, until: null }),
    release: owner => release(db, owner),
    of: owner => claimsOf(db, owner),
    handOver: (hold, request) => handOver(db, hold, request),
    releaseExpired: async now => {
      swept = now
      await releaseExpired(db, now)
    },
  }
}
