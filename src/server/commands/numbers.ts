// `npm run numbers -- --from 2026-09 --to 2026-11 [--csv FILE]`: what was booked, how long one waits, what is free.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { linesOf, rowsOf } from '../../booking/core/number-lines.ts'
import { writeCsv } from '../../csv/write-csv.ts'
import { checkedStart } from '../checked-start.ts'
import { numberHeads, numberWordsOf } from '../number-words.ts'
import { numberTables } from './number-tables.ts'
import { openNumbers } from './open-numbers.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'npm run numbers -- --from 2026-09 --to 2026-11 [--csv FILE]'
const mostMonths = 36

function monthOf(text: string | undefined): Temporal.PlainYearMonth {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '')) throw new CommandRefused(`Usage: ${usage}`)
  return Temporal.PlainYearMonth.from(text ?? '')
}

function spanOf(values: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  const [from, to] = [monthOf(values.from), monthOf(values.to)]
  const months = from.until(to, { largestUnit: 'months' }).months + 1
  if (months < 1) throw new CommandRefused('--from comes before --to')
  if (months > mostMonths) throw new CommandRefused(`at most ${mostMonths} months at once`)
  return { from, to }
}

/** A file that exists is never replaced. */
async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'there is one already' : error.code
    throw new CommandRefused(`${file} was not written: ${why}`, { cause: error })
  })
}

await runCommand(usage, async () => {
  const texts = { from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'string' } } as const
  const { values } = parseArgs({ options: texts })
  const span = spanOf(values)
  const { content, environment } = checkedStart()
  const { readNumbers, close } = await openNumbers(content, environment)
  try {
    const numbers = await readNumbers(span)
    const words = numberWordsOf(content)
    if (values.csv === undefined) return { lines: numberTables(numbers, words) }
    const rows = rowsOf(linesOf(numbers), words)
    await writeNew(values.csv, writeCsv([numberHeads, ...rows]))
    return { lines: [`${rows.length} numbers are in ${values.csv}`] }
  } finally {
    await close()
  }
})
