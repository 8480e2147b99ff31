import type { DatabaseAddress } from '../../adapters/sql/open-storage.ts'
import { StorageUnavailable } from '../../booking/ports/storage-unavailable.ts'
import { shownDatabase } from '../../config/database.ts'
import type { Environment } from '../../config/environment.ts'
import { CommandRefused } from './run-command.ts'

/** Where the environment says that bookings are kept. */
export function databaseOf(environment: Environment): DatabaseAddress {
  return environment.database
}

/** A database's address for people: never with a password. */
export function shownAddress(address: DatabaseAddress): string {
  return shownDatabase(address)
}

/** Does something with a database; what it says of itself when it cannot serve is told with its address. */
export async function usingDatabase<T>(
  address: DatabaseAddress,
  work: (address: DatabaseAddress) => Promise<T>,
): Promise<T> {
  try {
    return await work(address)
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error
    throw new CommandRefused(`${shownAddress(address)} cannot be used: ${error.message}`, { cause: error })
  }
}
