import type { Kysely } from 'kysely'
import type { BoardStorage, BoardTransaction } from '../../../boards/ports/storage.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { addAudit } from '../staff/audit.ts'
import { runUnitOfWork } from '../unit-of-work.ts'
import { findNotice, putNotice, readNotices, readNoticesSince, removeNotice } from './notices.ts'

const transactionOn = (db: Kysely<Schema>): BoardTransaction => ({
  findNotice: id => findNotice(db, id),
  putNotice: notice => putNotice(db, notice),
  removeNotice: id => removeNotice(db, id),
  note: change => addAudit(db, change),
})

/** What is kept of boards, over SQL. */
export const createSqlBoards = (engine: Engine): BoardStorage => ({
  transaction: work => runUnitOfWork(engine, trx => work(transactionOn(trx))),
  notices: () => readNotices(engine.reader),
  noticesSince: day => readNoticesSince(engine.reader, day),
})
