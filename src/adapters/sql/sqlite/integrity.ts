import type { DatabaseSync } from 'node:sqlite'

const mostTold = 5

/** What SQLite itself finds wrong with a file, in its own words; none of them are values of rows. */
export const integrityFaults = (database: DatabaseSync): readonly string[] => {
  const lines = database
    .prepare(`pragma integrity_check(${mostTold})`)
    .all()
    .map(row =>
      String(row.integrity_check)
        .replaceAll(/[\s*]+/g, ' ')
        .trim(),
    )
  const orphans = database.prepare('pragma foreign_key_check').all()
  const byTable = Map.groupBy(orphans, ({ table, parent }) => `${table} refer to missing ${parent}`)
  return [
    ...lines.filter(line => line !== 'ok'),
    ...[...byTable].map(([what, rows]) => `rows of ${what}: ${rows.length}`),
  ]
}
