import type { DatabaseSync } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { createGroup, type Outcome } from './group.ts'
import { patientUntil, storageFault, tryUntil } from './patience.ts'
import { createStatements, run } from './statements.ts'
import { createTurns } from './turns.ts'

/** So many units of work share one commit at most: the first of them waits for the last. */
const mostTogether = 64

/** One database, and all who come to use it. */
export type Desk = {
  /** Runs a query outside of any unit of work; what it writes is committed on its own. */
  readonly runAlone: <R>(query: CompiledQuery) => Promise<QueryResult<R>>
  /** Waits for the turn of a unit of work, and begins it. */
  readonly begin: () => Promise<void>
  readonly runInWork: <R>(query: CompiledQuery) => Promise<QueryResult<R>>
  /** Ends the unit of work and its turn, and resolves when that is on the disk. */
  readonly end: (outcome: Outcome) => Promise<void>
  /** Closes after all who have come before. */
  readonly close: () => Promise<void>
}

/** Opens a desk: one after the other has the database, those who write together have one commit. */
export const createDesk = (database: DatabaseSync): Desk => {
  const prepare = createStatements(database)
  const turns = createTurns()
  const group = createGroup(database)
  let scheduled = false

  const commitInTurn = async (): Promise<void> => {
    scheduled = false
    await turns.take()
    await group.commit()
    turns.end()
  }

  /** Ends a turn. An open group is committed once everybody who has arrived in this round of the event loop is in it. */
  const leave = (): void => {
    turns.end()
    if (scheduled || group.waiting() === undefined) return
    scheduled = true
    setImmediate(commitInTurn)
  }

  return {
    runAlone: async <R>(query: CompiledQuery) => {
      const until = patientUntil()
      await turns.take()
      try {
        await group.commit()
        return await tryUntil(until, () => run<R>(prepare, query))
      } finally {
        leave()
      }
    },
    begin: async () => {
      const until = patientUntil()
      await turns.take()
      await group.begin(until).catch((error: unknown) => {
        leave()
        throw error
      })
    },
    runInWork: async <R>(query: CompiledQuery) => {
      // After SQLite has rolled back by itself, a statement would be committed on its own.
      if (!database.isTransaction) throw new StorageUnavailable('the transaction was rolled back')
      try {
        return run<R>(prepare, query)
      } catch (error) {
        // Nobody has the file locked: this one has.
        throw storageFault(error)
      }
    },
    end: async outcome => {
      const ended = group.end(outcome)
      if ((group.waiting() ?? 0) >= mostTogether) await group.commit()
      leave()
      await ended
    },
    close: async () => {
      await commitInTurn()
      database.close()
    },
  }
}
