import type { Kysely } from 'kysely'
import type {
  AccountChanges,
  FactorChanges,
  StaffStorage,
  StaffTransaction,
} from '../../../staff/ports/storage.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { runUnitOfWork } from '../unit-of-work.ts'
import { addAccount, findAccount } from './accounts.ts'
import { addAudit, readAudit } from './audit.ts'
import { countStaff } from './count-staff.ts'
import * as factors from './factors.ts'
import {
  addInvitation,
  findInvitation,
  openInvitations,
  useInvitation,
  withdrawInvitation,
  withdrawInvitations,
} from './invitations.ts'
import { findLinked, isLinked, link } from './links.ts'
import * as members from './members.ts'
import { readPasskeys, removePasskey, removePasskeys } from './passkeys.ts'
import { endSession, endSessions, prove, readSessions, sweepStaff } from './sessions.ts'
import * as steps from './steps.ts'

const accountChangesOn = (db: Kysely<Schema>): AccountChanges => ({
  addAccount: (account, hash, at) => addAccount(db, account, hash, at),
  lockMembers: () => members.lockMembers(db),
  changeAccount: account => members.changeAccount(db, account),
  setLocked: (account, since) => members.setLocked(db, account, since),
  deleteAccount: account => members.deleteAccount(db, account),
  noteUse: (account, day) => members.noteUse(db, account, day),
  setPassword: (account, hash, at) => members.setPassword(db, account, hash, at),
  link: (account, provider, subject, at) => link(db, account, provider, subject, at),
})

const factorChangesOn = (db: Kysely<Schema>): FactorChanges => ({
  putFactor: (account, sealed, at) => factors.putFactor(db, account, sealed, at),
  confirmFactor: (account, at) => factors.confirmFactor(db, account, at),
  removeFactor: account => factors.removeFactor(db, account),
  useStep: (account, step) => factors.useStep(db, account, step),
  putRecoveryCodes: (account, hashes) => factors.putRecoveryCodes(db, account, hashes),
  useRecoveryCode: (account, hash) => factors.useRecoveryCode(db, account, hash),
  removePasskeys: account => removePasskeys(db, account),
  removePasskey: (id, account) => removePasskey(db, id, account),
})

const transactionOn = (db: Kysely<Schema>): StaffTransaction => ({
  ...accountChangesOn(db),
  ...factorChangesOn(db),
  addInvitation: (invitation, hash) => addInvitation(db, invitation, hash),
  withdrawInvitations: email => withdrawInvitations(db, email),
  withdrawInvitation: id => withdrawInvitation(db, id),
  useInvitation: (id, now) => useInvitation(db, id, now),
  putReset: (reset, hash) => steps.putReset(db, reset, hash),
  removeResets: account => steps.removeResets(db, account),
  useReset: (id, now) => steps.useReset(db, id, now),
  addStep: (step, hash) => steps.addStep(db, step, hash),
  takeStep: (hash, kind, now) => steps.takeStep(db, hash, kind, now),
  prove: (session, at, count) => prove(db, session, at, count),
  endSession: (id, account) => endSession(db, id, account),
  endSessions: (account, but) => endSessions(db, account, but),
  note: entry => addAudit(db, entry),
})

/** What is kept about staff, over SQL. */
export const createSqlStaff = (engine: Engine): StaffStorage => {
  const { writer, reader, attempt } = engine
  return {
    transaction: work => runUnitOfWork(engine, trx => work(transactionOn(trx))),
    findAccount: email => findAccount(reader, email),
    members: () => members.readMembers(reader),
    findMember: id => members.findMember(reader, id),
    findLinked: (provider, subject) => findLinked(reader, provider, subject),
    isLinked: (account, provider) => isLinked(reader, account, provider),
    findFactor: account => factors.findFactor(reader, account),
    factors: () => factors.readFactors(reader),
    resealFactor: (account, former, sealed) => factors.resealFactor(writer, account, former, sealed),
    recoveryCodesLeft: account => factors.recoveryCodesLeft(reader, account),
    passkeys: account => readPasskeys(reader, account),
    findStep: (hash, kind, now) => steps.findStep(reader, hash, kind, now),
    findReset: (hash, now) => steps.findReset(reader, hash, now),
    counts: now => countStaff(reader, now),
    findInvitation: hash => findInvitation(reader, hash),
    openInvitations: now => openInvitations(reader, now),
    sessions: account => readSessions(reader, account),
    sweep: (now, begunBefore) =>
      attempt(() => writer.transaction().execute(trx => sweepStaff(trx, now, begunBefore))),
    audit: (limit, query) => readAudit(reader, limit, query),
  }
}
