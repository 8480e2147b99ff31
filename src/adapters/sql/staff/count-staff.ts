import type { Kysely } from 'kysely'
import type { StaffCounts } from '../../../staff/ports/storage.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Counts accounts, and invitations that are neither used nor too old. */
export const countStaff = async (db: Kysely<Schema>, now: Temporal.Instant): Promise<StaffCounts> => {
  const accounts = await db
    .selectFrom('staff_accounts')
    .select(({ fn }) => [fn.countAll().as('all'), fn.count('counsellor').as('linked')])
    .executeTakeFirstOrThrow()
  const invitations = await db
    .selectFrom('staff_invitations')
    .select(({ fn }) => fn.countAll().as('open'))
    .where('used_at', 'is', null)
    .where('expires_at', '>', textOf(now))
    .executeTakeFirstOrThrow()
  return {
    accounts: Number(accounts.all),
    ofCounsellors: Number(accounts.linked),
    openInvitations: Number(invitations.open),
  }
}
