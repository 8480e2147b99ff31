import type { DatabaseSync } from 'node:sqlite'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { patientUntil, tryUntil } from './patience.ts'

/**
 * One transaction for all units of work that come close together, because a commit is mostly waiting for the disk. Each
 * has a savepoint of its own. Whoever calls has the turn to use the database.
 */
export type Group = {
  /** Begins a unit of work, in a new transaction where none is open. */
  readonly begin: (until: number) => Promise<void>
  /**
   * Ends the unit of work that was begun, and resolves when the transaction is on the disk. Nobody learns an outcome
   * before, not even a refusal: it may have gone by what another one of the group has written. Throws
   * `StorageUnavailable` where nothing of the group was written.
   */
  readonly end: (outcome: Outcome) => Promise<void>
  /** Commits what is open. A failure is for those who wait, and not thrown here. */
  readonly commit: () => Promise<void>
  /** How many units of work wait for the commit; undefined where no transaction is open. */
  readonly waiting: () => number | undefined
}

export type Outcome = 'kept' | 'undone'

const endings: Readonly<Record<Outcome, string>> = {
  kept: 'release work',
  undone: 'rollback to work; release work',
}

/** A group on a database in which no transaction is open. */
export const createGroup = (database: DatabaseSync): Group => {
  let members: PromiseWithResolvers<void>[] | undefined

  const settle = (tell: (member: PromiseWithResolvers<void>) => void): void => {
    const told = members ?? []
    members = undefined
    told.forEach(tell)
  }

  /** Leaves nothing of the group, and tells all who wait. */
  const fail = (error: unknown): StorageUnavailable => {
    const reason = error instanceof Error ? error.message : String(error)
    const fault = new StorageUnavailable(`nothing was committed: ${reason}`, { cause: error })
    settle(({ reject }) => reject(fault))
    if (database.isTransaction) database.exec('rollback')
    return fault
  }

  return {
    begin: async until => {
      // IMMEDIATE takes the right to write first: a deferred transaction that turns to writing fails under load.
      if (!members) await tryUntil(until, () => database.exec('begin immediate'))
      members ??= []
      database.exec('savepoint work')
    },
    end: async outcome => {
      try {
        database.exec(endings[outcome])
      } catch (error) {
        // A full disk makes SQLite roll back everything by itself: there is no savepoint any more.
        const fault = fail(error)
        // Who gives up has a better reason to tell.
        if (outcome === 'undone') return
        throw fault
      }
      const member = Promise.withResolvers<void>()
      members?.push(member)
      return member.promise
    },
    commit: async () => {
      if (!members) return
      try {
        await tryUntil(patientUntil(), () => database.exec('commit'))
        settle(({ resolve }) => resolve())
      } catch (error) {
        fail(error)
      }
    },
    waiting: () => members?.length,
  }
}
