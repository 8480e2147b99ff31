import type { Snapshot } from './snapshot.ts'

/** How much was written or read. */
export type Tally = { rows: number }

/**
 * A snapshot as lines of JSON: an object names a table and its columns, arrays after it are its rows, and a last object says
 * how many rows there are in all. `tally` counts on the way.
 */
export async function* dumpLines({ tables, rows }: Snapshot, tally: Tally): AsyncGenerator<string> {
  for (const table of tables) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`
    for await (const bunch of rows(table)) {
      tally.rows += bunch.length
      yield bunch.map(row => `${JSON.stringify(row)}\n`).join('')
    }
  }
  yield `${JSON.stringify({ end: tally.rows })}\n`
}
