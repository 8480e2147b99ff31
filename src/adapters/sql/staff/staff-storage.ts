import type { Kysely } from 'kysely'
import { refused, type StaffRefusal, type StaffResult } from '../../../staff/core/refusal.ts'
import type { StaffStorage, StaffTransaction } from '../../../staff/ports/storage.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { addAccount, findAccount } from './accounts.ts'
import { addAudit, readAudit } from './audit.ts'
import { countStaff } from './count-staff.ts'
import { addInvitation, findInvitation, useInvitation, withdrawInvitations } from './invitations.ts'
import { endSession, readSessions, sweepStaff } from './sessions.ts'

/** Carries a refusal out of a transaction, because only an error makes Kysely roll back. */
class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly refusal: StaffRefusal
  constructor(refusal: StaffRefusal) {
    super(`rolled back: ${refusal.kind}`)
    this.refusal = refusal
  }
}

const transactionOn = (db: Kysely<Schema>): StaffTransaction => ({
  addAccount: (account, hash, at) => addAccount(db, account, hash, at),
  addInvitation: (invitation, hash) => addInvitation(db, invitation, hash),
  withdrawInvitations: email => withdrawInvitations(db, email),
  useInvitation: (id, now) => useInvitation(db, id, now),
  endSession: (id, account) => endSession(db, id, account),
  note: entry => addAudit(db, entry),
})

const runTransaction = async <T>(
  { writer, attempt }: Engine,
  work: (tx: StaffTransaction) => Promise<StaffResult<T>>,
): Promise<StaffResult<T>> => {
  const once = () =>
    writer.transaction().execute(async trx => {
      const result = await work(transactionOn(trx))
      if (!result.ok) throw new RolledBack(result.refusal)
      return result
    })
  try {
    return await attempt(once)
  } catch (error) {
    if (error instanceof RolledBack) return refused(error.refusal)
    throw error
  }
}

/** What is kept about staff, over SQL. */
export const createSqlStaff = (engine: Engine): StaffStorage => {
  const { writer, reader, attempt } = engine
  return {
    transaction: work => runTransaction(engine, work),
    findAccount: email => findAccount(reader, email),
    counts: now => countStaff(reader, now),
    findInvitation: hash => findInvitation(reader, hash),
    sessions: account => readSessions(reader, account),
    sweep: (now, begunBefore) =>
      attempt(() => writer.transaction().execute(trx => sweepStaff(trx, now, begunBefore))),
    audit: limit => readAudit(reader, limit),
  }
}
