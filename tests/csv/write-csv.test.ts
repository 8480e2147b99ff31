import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asText, type Cell, writeCsv } from '../../src/csv/write-csv.ts'

const options = { delimiter: ';', bom: true, record_delimiter: '\r\n' } as const
const read = (csv: string, changes: object = {}): string[][] => parse(csv, { ...options, ...changes })

/** What a spreadsheet is said to run: OWASP, CSV Injection. */
const isFormula = (text: string): boolean =>
  /^[=+\-@\t\r\n]/.test(text.replace(/^[\s\p{Cf}]+(?=[=+\-@])/u, ''))

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ';', ',', ' ', 'a', '\uFEFF'),
  }),
  fc.constantFrom(
    '=HYPERLINK("https://example.org";"x")',
    "=cmd|' /C calc'!A0",
    '＝1+1',
    '\u200B=1+1',
    '-2+3',
  ),
)
const cells: fc.Arbitrary<Cell> = fc.oneof(nasty, fc.integer(), fc.constant(null))
const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('a table as CSV', () => {
  test('is what a German Excel opens: byte order mark, semicolons, CR LF', () => {
    expect(
      writeCsv([
        ['Wert', 'Anzahl'],
        ['Ärztin; „neu“', 12],
        ['say "no"', null],
      ]),
    ).toBe('\uFEFF"Wert";"Anzahl"\r\n"Ärztin; „neu“";12\r\n"say ""no""";\r\n')
  })

  test('is read by a parser as it was written', () => {
    fc.assert(
      fc.property(tables, rows => {
        const expected = rows.map(row =>
          row.map(cell => (typeof cell === 'string' ? asText(cell.toWellFormed()) : String(cell ?? ''))),
        )
        expect(read(writeCsv(rows), { relax_column_count: true })).toEqual(expected)
      }),
    )
  })

  test('has no cell that a spreadsheet would run, and changes no other', () => {
    fc.assert(
      fc.property(nasty, text => {
        const [[cell = ''] = []] = read(writeCsv([[text, 1]]))
        expect(isFormula(cell)).toBe(false)
        expect([text.toWellFormed(), `'${text.toWellFormed()}`]).toContain(cell)
      }),
    )
    for (const text of ['Rathaus', '12. Mai', 'a=b', 'Meyer-Schulz', "'quoted'"])
      expect(read(writeCsv([[text, 1]]))[0]).toEqual([text, '1'])
  })

  test('has no new cell for who takes commas or tabs for separators', () => {
    fc.assert(
      fc.property(nasty, text => {
        for (const delimiter of [',', '\t']) {
          const rows = read(writeCsv([[text]]), { delimiter })
          expect(rows).toEqual([[asText(text.toWellFormed())]])
        }
      }),
    )
  })

  test('has whole numbers only, because half ones are written differently in each country', () => {
    expect(() => writeCsv([[0.5]])).toThrow(RangeError)
    expect(() => writeCsv([[Number.NaN]])).toThrow(RangeError)
  })
})
