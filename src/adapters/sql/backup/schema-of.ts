import type { Kysely } from 'kysely'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { migrationNames, readMigrations } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'

/**
 * Name of the last migration that a database has seen; undefined where it has no tables of ours. Throws where a newer
 * version of Lotse has made them.
 */
export const schemaOf = async (db: Kysely<Schema>): Promise<string | undefined> => {
  const seen = await readMigrations(db)
  const unknown = seen.find(name => !migrationNames.includes(name))
  if (unknown !== undefined)
    throw new StorageUnavailable(
      `its tables are from a newer version of Lotse (${unknown}): update this one first`,
    )
  return seen.at(-1)
}
