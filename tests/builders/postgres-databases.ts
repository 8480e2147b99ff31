import { Client } from 'pg'
import { inject } from 'vitest'
import { openPostgres } from '../../src/adapters/sql/open-postgres.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

/** An empty database whose tables are up to date; others are copied from it. */
const template = 'lotse_template'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL server of this run. */
    postgres: string
  }
}

/** The address of another database on the same server. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** Runs statements as whoever may do everything, on a connection of their own. */
export async function asAdministrator(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** The rows of a query, on a connection of its own. */
export async function rowsOf(url: string, query: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(query)
  await client.end()
  return rows
}

/** Makes the database that others are copied from. */
export async function prepareTemplate(url: string): Promise<void> {
  await asAdministrator(url, `create database ${template}`)
  await (await openPostgres(databaseAt(url, template))).close()
}

let own: Promise<PostgresServer> | undefined

/** A server for this process alone, where Vitest runs without our configuration. It ends with the process. */
async function ownServer(): Promise<string> {
  own ??= startPostgres().then(async server => {
    await prepareTemplate(server.url)
    return server
  })
  return (await own).url
}

/** The server of this run, with the template on it. */
export async function thePostgres(): Promise<string> {
  return inject('postgres') ?? (await ownServer())
}

/** A database that is gone when it is removed. */
export interface TestDatabase {
  readonly url: string
  readonly remove: () => Promise<void>
}

let made = 0

/** A database of its own: with tables that are up to date, or empty. */
export async function aDatabase(content: 'tables' | 'nothing' = 'tables'): Promise<TestDatabase> {
  const server = await thePostgres()
  made += 1
  const name = `lotse_${process.pid}_${made}_${Math.random().toString(36).slice(2)}`
  const copied = content === 'tables' ? ` template ${template} strategy file_copy` : ''
  await asAdministrator(server, `create database ${name}${copied}`)
  return {
    url: databaseAt(server, name),
    remove: () => asAdministrator(server, `drop database ${name} with (force)`),
  }
}
