import type { Kysely } from 'kysely'
import type { Claim } from '../../../booking/core/claim.ts'
import type { ClaimRequest } from '../../../booking/ports/transaction.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Claims of other owners that last, in the time of a request and in its quota. A session counts by its seats. */
const claimsInTheWay = (
  db: Kysely<Schema>,
  { owner, counsellor, quanta, quota }: ClaimRequest,
  now: Temporal.Instant,
): Promise<readonly Claim[]> =>
  db
    .selectFrom('claims')
    .select(['counsellor', 'lane', 'quantum', 'slot', 'owner'])
    .where('owner', '!=', owner)
    .whereRef('owner', '!=', 'slot')
    .where(where => where.or([where('until_at', 'is', null), where('until_at', '>', textOf(now))]))
    .where(where => {
      const time = where.and([
        where('counsellor', '=', counsellor),
        where('quantum', '>=', quanta.from),
        where('quantum', '<', quanta.to),
      ])
      if (quota === null) return time
      return where.or([time, where.and({ counsellor: quota.key, quantum: quota.quantum })])
    })
    .execute()

/** Lanes beyond these count too: there may have been more of them before. */
const isFull = (claims: readonly Claim[], lanes: number): boolean =>
  new Set(claims.map(({ lane }) => lane)).size >= lanes

/**
 * Whether claims that last leave no room for a request: all of them read at one moment, unlike in the tries to take it.
 * Where they do leave room, something that ran out was in the way.
 */
export const isTaken = async (
  db: Kysely<Schema>,
  request: ClaimRequest,
  now: Temporal.Instant,
): Promise<boolean> => {
  const claims = await claimsInTheWay(db, request, now)
  const { counsellor, slot, seats, quota } = request
  if (
    quota &&
    isFull(
      claims.filter(claim => claim.counsellor === quota.key),
      quota.most,
    )
  )
    return true
  const sameTime = claims.filter(claim => claim.counsellor === counsellor)
  if (seats === 1) return sameTime.length > 0
  return sameTime.some(claim => claim.slot !== slot || claim.lane === 0) || isFull(sameTime, seats)
}
