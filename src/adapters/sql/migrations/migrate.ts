import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import type { Schema } from '../schema.ts'
import { createDistrictTables } from './001-district.ts'
import { createBookingTables } from './002-booking.ts'
import { createDeliveryTables } from './003-delivery.ts'
import { addHoldCreation } from './004-hold-created.ts'
import { extendDomain } from './005-domain.ts'
import { createTurns } from './006-turns.ts'

/** In order of their names. Forward only: one that was released is never changed, a new one comes after it. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-district': { up: createDistrictTables },
  '002-booking': { up: createBookingTables },
  '003-delivery': { up: createDeliveryTables },
  '004-hold-created': { up: addHoldCreation },
  '005-domain': { up: extendDomain },
  '006-turns': { up: createTurns },
}

/** Brings the tables to what this version needs, all or nothing. Throws where that cannot be. */
export const migrate = async (db: Kysely<Schema>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof StorageUnavailable) throw error
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName
  throw new Error(`the database could not be brought up to date${failed ? ` (${failed})` : ''}`, {
    cause: error,
  })
}
