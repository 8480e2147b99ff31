import { type Kysely, PostgresAdapter, sql } from 'kysely'

const createAccounts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff_accounts')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('email', 'text', column => column.notNull().unique())
    .addColumn('role', 'text', column => column.notNull())
    .addColumn('counsellor', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createTable('staff_credentials')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('account', 'text', column =>
      column.notNull().references('staff_accounts.id').onDelete('cascade'),
    )
    .addColumn('provider', 'text', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('password', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .addUniqueConstraint('staff_credentials_key', ['provider', 'subject'])
    .execute()
  await db.schema.createIndex('staff_credentials_account').on('staff_credentials').column('account').execute()
}

const createSessions = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff_sessions')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('account', 'text', column =>
      column.notNull().references('staff_accounts.id').onDelete('cascade'),
    )
    .addColumn('token', 'text', column => column.notNull().unique())
    .addColumn('device', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('updated_at', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('staff_sessions_account').on('staff_sessions').column('account').execute()
}

const createInvitations = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff_invitations')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('token_hash', 'text', column => column.notNull().unique())
    .addColumn('email', 'text', column => column.notNull())
    .addColumn('role', 'text', column => column.notNull())
    .addColumn('counsellor', 'text')
    .addColumn('invited_by', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .addColumn('used_at', 'text')
    .execute()
}

const keptAsWritten = 'the audit log is kept as it was written'

/** `insert or replace` would delete without a trigger's being asked, so an id that is there is refused first. */
const keepInSqlite = async (db: Kysely<unknown>): Promise<void> => {
  const refuse = sql`begin select raise(abort, ${sql.lit(keptAsWritten)}); end`
  await sql`create trigger staff_audit_update before update on staff_audit ${refuse}`.execute(db)
  await sql`create trigger staff_audit_delete before delete on staff_audit ${refuse}`.execute(db)
  await sql`create trigger staff_audit_replace before insert on staff_audit
    when exists (select 1 from staff_audit where id = new.id) ${refuse}`.execute(db)
}

/** By row, so that a restore may empty what is empty; the function outlives a table that a restore drops. */
const keepInPostgres = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create or replace function staff_audit_is_kept() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${keptAsWritten}'; end`)}`.execute(db)
  await sql`create trigger staff_audit_change before update or delete on staff_audit
    for each row execute function staff_audit_is_kept()`.execute(db)
  await sql`create trigger staff_audit_truncate before truncate on staff_audit
    for each statement execute function staff_audit_is_kept()`.execute(db)
}

const createAudit = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('staff_audit')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('what', 'text', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('detail', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('staff_audit_at').on('staff_audit').column('at').execute()
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  await (isPostgres ? keepInPostgres(db) : keepInSqlite(db))
}

/** Who may sign in, through what, and what she has done: the tables that better-auth uses have our names. */
export const addStaff = async (db: Kysely<unknown>): Promise<void> => {
  await createAccounts(db)
  await createSessions(db)
  await createInvitations(db)
  await createAudit(db)
}
