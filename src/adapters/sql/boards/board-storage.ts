import type { Kysely } from 'kysely'
import { type BoardRefusal, type BoardResult, refused } from '../../../boards/core/refusal.ts'
import type { BoardStorage, BoardTransaction } from '../../../boards/ports/storage.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { addAudit } from '../staff/audit.ts'
import { findNotice, putNotice, readNotices, readNoticesSince, removeNotice } from './notices.ts'

/** Carries a refusal out of a transaction, because only an error makes Kysely roll back. */
class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly refusal: BoardRefusal
  constructor(refusal: BoardRefusal) {
    super(`rolled back: ${refusal.kind}`)
    this.refusal = refusal
  }
}

const transactionOn = (db: Kysely<Schema>): BoardTransaction => ({
  findNotice: id => findNotice(db, id),
  putNotice: notice => putNotice(db, notice),
  removeNotice: id => removeNotice(db, id),
  note: change => addAudit(db, change),
})

const runTransaction = async <T>(
  { writer, attempt }: Engine,
  work: (tx: BoardTransaction) => Promise<BoardResult<T>>,
): Promise<BoardResult<T>> => {
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

/** What is kept of boards, over SQL. */
export const createSqlBoards = (engine: Engine): BoardStorage => ({
  transaction: work => runTransaction(engine, work),
  notices: () => readNotices(engine.reader),
  noticesSince: day => readNoticesSince(engine.reader, day),
})
