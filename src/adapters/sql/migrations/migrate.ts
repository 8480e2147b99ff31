import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, type MigrationResultSet, Migrator } from 'kysely/migration'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import type { Schema } from '../schema.ts'
import { createDistrictTables } from './001-district.ts'
import { createBookingTables } from './002-booking.ts'
import { createDeliveryTables } from './003-delivery.ts'
import { addHoldCreation } from './004-hold-created.ts'
import { extendDomain } from './005-domain.ts'
import { createTurns } from './006-turns.ts'
import { addErasures } from './007-erasures.ts'
import { extendForMessages } from './008-messages.ts'
import { addCalendars } from './009-calendars.ts'
import { addNumbers } from './010-numbers.ts'
import { addStaff } from './011-staff.ts'
import { addSecondFactor } from './012-second-factor.ts'
import { addNotices } from './013-notices.ts'
import { addGuidesRead } from './014-guides-read.ts'

/** In order of their names. Forward only: one that was released is never changed, a new one comes after it. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-district': { up: createDistrictTables },
  '002-booking': { up: createBookingTables },
  '003-delivery': { up: createDeliveryTables },
  '004-hold-created': { up: addHoldCreation },
  '005-domain': { up: extendDomain },
  '006-turns': { up: createTurns },
  '007-erasures': { up: addErasures },
  '008-messages': { up: extendForMessages },
  '009-calendars': { up: addCalendars },
  '010-numbers': { up: addNumbers },
  '011-staff': { up: addStaff },
  '012-second-factor': { up: addSecondFactor },
  '013-notices': { up: addNotices },
  '014-guides-read': { up: addGuidesRead },
}

/** Names of all migrations, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations)

const migrating = async (db: Kysely<Schema>, work: (migrator: Migrator) => Promise<MigrationResultSet>) => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await work(migrator)
  if (error === undefined) return
  if (error instanceof StorageUnavailable) throw error
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName
  throw new Error(`the database could not be brought up to date${failed ? ` (${failed})` : ''}`, {
    cause: error,
  })
}

/** Brings the tables to what this version needs, all or nothing. Throws where that cannot be. */
export const migrate = (db: Kysely<Schema>): Promise<void> =>
  migrating(db, migrator => migrator.migrateToLatest())

/** Brings tables to where a migration leaves them that they have not come to yet. Throws where that cannot be. */
export const migrateTo = (db: Kysely<Schema>, migration: string): Promise<void> =>
  migrating(db, migrator => migrator.migrateTo(migration))

/** Names of the migrations that a database has seen, in order; none where it has no tables of ours. */
export const readMigrations = async (db: Kysely<Schema>): Promise<readonly string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db)
  return rows.map(({ name }) => name)
}
