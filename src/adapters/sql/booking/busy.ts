import type { Kysely } from 'kysely'
import type { Busy, QuantumRange } from '../../../booking/core/claim.ts'
import type { Schema } from '../schema.ts'

/** Whether a calendar of her own takes any of this time from a counsellor. */
export const isBusy = async (
  db: Kysely<Schema>,
  { counsellor, quanta }: { readonly counsellor: string; readonly quanta: QuantumRange },
): Promise<boolean> => {
  const found = await db
    .selectFrom('busy')
    .select('object')
    .where('counsellor', '=', counsellor)
    .where('to_quantum', '>', quanta.from)
    .where('from_quantum', '<', quanta.to)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Time that counsellors' own calendars take in a run of quanta; of some only, where they are named. */
export const readBusy = (
  db: Kysely<Schema>,
  quanta: QuantumRange,
  of: readonly string[] | undefined,
): Promise<readonly Busy[]> => {
  const all = db
    .selectFrom('busy')
    .select(['counsellor', 'from_quantum as from', 'to_quantum as to'])
    .where('to_quantum', '>', quanta.from)
    .where('from_quantum', '<', quanta.to)
  return (of ? all.where('counsellor', 'in', of) : all).execute()
}
