import { z } from 'zod'

/** Where bookings are kept: in a file of this machine, or in a PostgreSQL database. The URL holds a password. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

const fileScheme = 'sqlite://'

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function isPostgres(text: string): boolean {
  const url = /^postgres(ql)?:\/\//.test(text) ? URL.parse(text) : null
  if (!url) return false
  const { hostname, pathname, searchParams } = url
  // A folder with a socket in it may stand for a host.
  const host = hostname || searchParams.get('host')
  const parts = [hostname, pathname, url.username, url.password]
  return Boolean(host) && pathname.length > 1 && parts.every(isDecodable)
}

export const databaseUrl = z
  .string()
  .refine(text => (text.startsWith(fileScheme) && text.length > fileScheme.length) || isPostgres(text))

/** What DATABASE_URL may be, for the line that refuses it. */
export const databaseExpected =
  'postgres://user:password@host:5432/database (with %23 for # and so on), sqlite:///path/to/file.db, or left out for a file below LOTSE_DATA'

/** The database of a checked DATABASE_URL; where there is none, a file below the folder. */
export function databaseOf(url: string | undefined, folder: string): Database {
  if (url === undefined) return { kind: 'sqlite', file: `${folder}/lotse.db` }
  // A path is never read as an address: `#` and `%` are letters in it.
  return url.startsWith(fileScheme)
    ? { kind: 'sqlite', file: url.slice(fileScheme.length) }
    : { kind: 'postgres', url }
}

/** A database as people may read it: with host and name, without the user and the password. */
export function shownDatabase(database: Database): string {
  if (database.kind === 'sqlite') return database.file
  const { host, pathname, searchParams } = new URL(database.url)
  return `PostgreSQL ${decodeURIComponent(host) || searchParams.get('host')}${pathname}`
}
