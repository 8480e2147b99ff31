import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aDatabase, rowsOf } from './postgres-databases.ts'
import { dataFolder } from './server.ts'

/** Where servers of a test keep their bookings: a folder, and a database that may be elsewhere. */
export interface Home {
  readonly data: string
  /** What the environment of a server says of it. */
  readonly env: Readonly<Record<string, string>>
  /** References of all appointments that are booked, read beside the servers. */
  readonly booked: () => Promise<readonly string[]>
  readonly remove: () => Promise<void>
}

const query = "select reference from bookings where status = 'booked'"

async function onSqlite(): Promise<Home> {
  const { path, remove } = dataFolder()
  return {
    data: path,
    env: {},
    booked: async () => {
      const database = new DatabaseSync(join(path, 'lotse.db'), { readOnly: true })
      const rows = database.prepare(query).all()
      database.close()
      return rows.map(({ reference }) => String(reference))
    },
    remove: async () => remove(),
  }
}

async function onPostgres(): Promise<Home> {
  const folder = dataFolder()
  const database = await aDatabase('nothing')
  return {
    data: folder.path,
    env: { DATABASE_URL: database.url },
    booked: async () => (await rowsOf(database.url, query)).map(({ reference }) => String(reference)),
    remove: async () => {
      await database.remove()
      folder.remove()
    },
  }
}

/** Every engine that a server can be started on, with an empty database of its own. */
export const homes: readonly { readonly name: string; readonly make: () => Promise<Home> }[] = [
  { name: 'SQLite', make: onSqlite },
  { name: 'PostgreSQL', make: onPostgres },
]
