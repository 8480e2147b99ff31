/** What stands in a cell; null is an empty one. */
export type Cell = string | number | null

/**
 * Spreadsheets run what begins like this, also after blanks and characters that nobody sees: OWASP, CSV Injection, and the wide
 * forms that East Asian keyboards write.
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** A text that no spreadsheet takes for a formula; an apostrophe before it says so. */
export const asText = (text: string): string => (formula.test(text) ? `'${text}` : text)

const written = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    if (!Number.isSafeInteger(cell)) throw new RangeError(`${cell} is written differently in each country`)
    return String(cell)
  }
  // Always in quotes: a reader that takes another separator finds no new cell in a text.
  return `"${asText(cell.toWellFormed()).replaceAll('"', '""')}"`
}

/**
 * A table as CSV (RFC 4180) that a German Excel opens by a double click: semicolons, because the comma is its decimal sign,
 * and a byte order mark, without which it reads UTF-8 as Windows-1252. No `sep=` line: that would make it forget the mark, and others
 * read it as a row. Only whole numbers.
 */
export const writeCsv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(written).join(';')}\r\n`).join('')}`
