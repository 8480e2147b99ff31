import type { CreateTableBuilder, Kysely } from 'kysely'

const ofAccount = <T extends string>(table: CreateTableBuilder<T, never>) =>
  table.addColumn('account', 'text', column =>
    column.notNull().references('staff_accounts.id').onDelete('cascade'),
  )

const extendAccounts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('staff_accounts').addColumn('locked_at', 'text').execute()
  await db.schema.alterTable('staff_accounts').addColumn('used_on', 'text').execute()
  await db.schema
    .alterTable('staff_sessions')
    .addColumn('factors', 'integer', column => column.notNull().defaultTo(1))
    .execute()
  await db.schema.alterTable('staff_sessions').addColumn('proven_at', 'text').execute()
}

const createFactors = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff_factors')
    .addColumn('account', 'text', column =>
      column.primaryKey().references('staff_accounts.id').onDelete('cascade'),
    )
    .addColumn('sealed', 'text', column => column.notNull())
    .addColumn('begun_at', 'text', column => column.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', column => column.notNull())
    .execute()
  await ofAccount(db.schema.createTable('staff_recovery_codes'))
    .addColumn('hash', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('staff_recovery_codes_key', ['account', 'hash'])
    .execute()
}

const createSteps = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff_steps')
    .addColumn('token_hash', 'text', column => column.primaryKey())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('account', 'text', column => column.references('staff_accounts.id').onDelete('cascade'))
    .addColumn('provider', 'text')
    .addColumn('subject', 'text')
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute()
  await ofAccount(
    db.schema.createTable('staff_resets').addColumn('id', 'text', column => column.primaryKey()),
  )
    .addColumn('token_hash', 'text', column => column.notNull().unique())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute()
}

/** What the passkey plugin of better-auth keeps, under our names. */
const createPasskeys = async (db: Kysely<unknown>): Promise<void> => {
  await ofAccount(
    db.schema.createTable('staff_passkeys').addColumn('id', 'text', column => column.primaryKey()),
  )
    .addColumn('name', 'text')
    .addColumn('credential', 'text', column => column.notNull().unique())
    .addColumn('public_key', 'text', column => column.notNull())
    .addColumn('counter', 'integer', column => column.notNull())
    .addColumn('device_type', 'text', column => column.notNull())
    .addColumn('backed_up', 'integer', column => column.notNull())
    .addColumn('transports', 'text')
    .addColumn('aaguid', 'text')
    .addColumn('created_at', 'text')
    .execute()
  await db.schema
    .createTable('staff_challenges')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('identifier', 'text', column => column.notNull())
    .addColumn('value', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createIndex('staff_challenges_identifier')
    .on('staff_challenges')
    .column('identifier')
    .execute()
}

/** The second factor, passkeys, ways between two pages of signing in, and links for a forgotten password. */
export const addSecondFactor = async (db: Kysely<unknown>): Promise<void> => {
  await extendAccounts(db)
  await createFactors(db)
  await createSteps(db)
  await createPasskeys(db)
}
