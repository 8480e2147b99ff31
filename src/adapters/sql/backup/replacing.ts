/** How a database is to be replaced. */
export type Replacing = {
  /** Whether what is in it may go. */
  readonly replace: boolean
  /** For the name of the file that is kept aside. */
  readonly now: Temporal.Instant
}

export type Replaced = {
  readonly rows: number
  /** The file that what was there before is kept in; undefined where there was nothing, and on PostgreSQL. */
  readonly aside: string | undefined
}

/** Why a database is not replaced. */
export const refusals = {
  inUse: 'a server or another command is using this database: stop it first',
  damaged: 'the database that is there is damaged; it is put aside and replaced when you add --replace',
  notEmpty: 'there is something in this database already; what is there goes when you add --replace',
} as const
