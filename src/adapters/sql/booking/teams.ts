import type { Kysely } from 'kysely'
import type { Team } from '../../../booking/core/team.ts'
import type { Schema } from '../schema.ts'

/** Writes a team in the place of the one with the same id. */
export const putTeam = async (db: Kysely<Schema>, { id, label, members }: Team): Promise<void> => {
  const row = { label, members: JSON.stringify(members) }
  const insert = db.insertInto('teams').values({ id, ...row })
  await insert.onConflict(conflict => conflict.column('id').doUpdateSet(row)).execute()
}

/** Reads all teams, by id. */
export const readTeams = async (db: Kysely<Schema>): Promise<readonly Team[]> => {
  const rows = await db.selectFrom('teams').selectAll().orderBy('id').execute()
  return rows.map(({ id, label, members }) => ({ id, label, members: JSON.parse(members) }))
}
