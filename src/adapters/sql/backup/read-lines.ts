import type { Table, Value } from './snapshot.ts'

/** Rows of one table that stand together. */
export type Bunch = { readonly table: Table; readonly rows: readonly (readonly Value[])[] }

const rowsTogether = 500

type Line =
  | { readonly table: string; readonly columns: readonly string[] }
  | { readonly end: number }
  | Value[]

/**
 * Reads what `dumpLines` has written. The lines come from an authenticated file, so whatever is not as it must be is a bug,
 * and thrown as one.
 */
export async function* readLines(lines: AsyncIterable<string>): AsyncGenerator<Bunch> {
  let table: Table | undefined
  let rows: Value[][] = []
  let read = 0
  let end: number | undefined
  for await (const text of lines) {
    const line: Line = JSON.parse(text)
    if (Array.isArray(line)) {
      rows.push(line)
      read += 1
      if (rows.length < rowsTogether) continue
    }
    if (table && rows.length > 0) yield { table, rows }
    rows = []
    if ('table' in line) table = { name: line.table, columns: line.columns }
    if ('end' in line) end = line.end
  }
  if (end !== read) throw new Error(`the backup has ${read} rows and says that it has ${end}`)
}
