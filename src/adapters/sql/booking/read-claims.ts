import type { Kysely } from 'kysely'
import { busyClaims, type Claim, type QuantumRange } from '../../../booking/core/claim.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { readBusy } from './busy.ts'

/** From so many on, reading all and picking is quicker than asking for each. */
const mostNamed = 100

/** Reads the claims in a run of quanta, without those of holds that ran out; of some only, where they are named and few. */
export const readClaims = async (
  db: Kysely<Schema>,
  quanta: QuantumRange,
  now: Temporal.Instant,
  of?: readonly string[],
): Promise<readonly Claim[]> => {
  const some = of && of.length <= mostNamed ? of : undefined
  const all = db
    .selectFrom('claims')
    .select(['counsellor', 'lane', 'quantum', 'slot', 'owner'])
    .where('quantum', '>=', quanta.from)
    .where('quantum', '<', quanta.to)
    .where(where => where.or([where('until_at', 'is', null), where('until_at', '>', textOf(now))]))
  const claims = await (some ? all.where('counsellor', 'in', some) : all).execute()
  const busy = await readBusy(db, quanta, some)
  return [...claims, ...busy.flatMap(one => busyClaims(one, quanta))]
}
