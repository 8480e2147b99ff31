import type { OpenStorage } from './engine.ts'
import { openPostgres } from './open-postgres.ts'
import { openSqlite } from './open-sqlite.ts'

/** Where bookings are kept: in a file of this machine, or in a PostgreSQL database. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

/**
 * Opens the database at an address, made where it can be, its tables up to date. Throws `StorageUnavailable` where it cannot
 * be used.
 */
export const openStorage = (address: DatabaseAddress): Promise<OpenStorage> =>
  address.kind === 'sqlite' ? openSqlite(address.file) : openPostgres(address.url)
