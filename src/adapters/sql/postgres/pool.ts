import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { type ClientBase, Pool, type PoolClient } from 'pg'
import { connectionFault, endsConnection, storageFault } from './faults.ts'
import { patienceMilliseconds } from './patience.ts'

/** How a pool's connections are used. Milliseconds. */
export type PoolUse = {
  readonly connections: number
  readonly readOnly: boolean
  /** After this long PostgreSQL ends a statement. */
  readonly statement: number
  /** After this long it ends the wait for a lock. */
  readonly lock: number
}

/** For units of work, and whatever else writes. */
export const writing: PoolUse = {
  connections: 8,
  readOnly: false,
  statement: 5_000,
  lock: patienceMilliseconds,
}

/** For reading beside the writers, also when all of these wait for each other. */
export const reading: PoolUse = { ...writing, connections: 4, readOnly: true }

/** For bringing tables up to date, which may have to wait until another process has done it. */
export const migrating: PoolUse = { connections: 1, readOnly: false, statement: 60_000, lock: 60_000 }

/** A process that stands still must not keep rows from others; between two statements nothing takes this long. */
const idleInTransaction = 10_000

/** The network may be gone without a word: then it is not PostgreSQL that ends a statement. */
const slack = 5_000

/**
 * What every connection goes by, whatever is set for the user or the database. What was promised must be on the disk before
 * it is promised: `synchronous_commit` is only ever made stricter.
 */
const settings = `
  select
    set_config('statement_timeout', $1, false),
    set_config('lock_timeout', $2, false),
    set_config('idle_in_transaction_session_timeout', $3, false),
    set_config('default_transaction_isolation', 'read committed', false),
    set_config('default_transaction_read_only', case
      when $4 = 'on' then 'on'
      else current_setting('default_transaction_read_only')
    end, false),
    set_config('synchronous_commit', case
      when current_setting('synchronous_commit') in ('off', 'local', 'remote_write') then 'on'
      else current_setting('synchronous_commit')
    end, false)`

const prepare = async (client: ClientBase, { statement, lock, readOnly }: PoolUse): Promise<void> => {
  // A connection also breaks between two statements, and an error event that nobody hears ends the process. Whoever uses
  // the connection next is told.
  client.on('error', () => undefined)
  const values = [statement, lock, idleInTransaction].map(String)
  await client.query(settings, [...values, readOnly ? 'on' : 'off'])
}

/** PostgreSQL has no text with U+0000 in it. Nothing that is looked for has one, so what comes in its place finds nothing. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value

/** A connection whose faults are told as booking knows them; it is not used again once it has broken. */
const watchedClient = (client: PoolClient, onRelease: () => void): PostgresPoolClient => {
  let broken: unknown
  const run = async (sql: string, parameters: readonly unknown[]) => {
    if (broken) throw broken
    try {
      return await client.query(sql, parameters.map(storable))
    } catch (error) {
      const fault = storageFault(error)
      if (endsConnection(error)) broken = fault
      throw fault
    }
  }
  return {
    // Kysely also knows this with a cursor, for streaming, which is not offered; the rows have the type of the query.
    query: run as unknown as PostgresPoolClient['query'],
    release: destroy => {
      client.release(destroy || broken !== undefined)
      onRelease()
    },
  }
}

/** A pool for Kysely, and a way to wait for everybody who uses it or waits for it. */
export type WatchedPool = PostgresPool & { readonly idle: () => Promise<void> }

/** Makes a pool of connections to the database of a URL; none is opened before somebody asks. */
export const createPool = (url: string, use: PoolUse): WatchedPool => {
  const pool = new Pool({
    connectionString: url,
    application_name: 'lotse',
    max: use.connections,
    // By the connection that stays, a restore knows that a server uses the database.
    min: 1,
    connectionTimeoutMillis: patienceMilliseconds,
    query_timeout: use.statement + slack,
    keepAlive: true,
    onConnect: client => prepare(client, use),
  })
  // An idle connection that breaks is dropped by the pool; whoever asks next gets a new one, or learns that there is none.
  pool.on('error', () => undefined)
  const users = new Set<Promise<void>>()
  const connect = async (): Promise<PostgresPoolClient> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    users.add(promise)
    const onRelease = () => {
      users.delete(promise)
      resolve()
    }
    try {
      return watchedClient(await pool.connect(), onRelease)
    } catch (error) {
      onRelease()
      throw connectionFault(error)
    }
  }
  return {
    connect,
    end: () => pool.end(),
    options: {},
    idle: async () => {
      await Promise.all(users)
    },
  }
}
