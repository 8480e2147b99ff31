import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The month that many months before this one, in Berlin. */
export const monthBefore = (months: number): Temporal.PlainYearMonth =>
  Temporal.Now.plainDateISO('Europe/Berlin').toPlainYearMonth().subtract({ months })

const topics = ['housing', 'work', 'family'] as const
const languages = ['uk', 'uk', 'ar'] as const

/** Three appointments a day by phone, one of them missed; hours until the first free time; two anonymous counters. */
function fillMonth(database: DatabaseSync, month: Temporal.PlainYearMonth, back: number): void {
  const into = (table: string, ...values: (string | number | null)[]) =>
    database.prepare(`insert into ${table} values (${values.map(() => '?').join(',')})`).run(...values)
  const name = month.toString()
  for (let at = 1; at <= month.daysInMonth; at += 1) {
    const day = month.toPlainDate({ day: at }).toString()
    const of = [day, '', topics[at % 3] ?? '', languages[at % 3] ?? ''] as const
    into('counters', ...of, 'booked', 3)
    into('counters', ...of, 'attended', 2)
    into('counters', ...of, 'missed', 1)
    into('waiting_times', day, 'ti', 30 + back * 5)
    into('waiting_times', day, 'qu', back % 2 === 0 ? null : 250)
  }
  into('searches', name, 'housing', 'fa', 12 + back)
  into('searches', name, '', 'ti', 3)
  into('guides_read', name, 'address', 'ar', 40 + back)
  into('guides_read', name, 'work-permit', 'de', 2)
}

/** Writes numbers of the last seven months beside a running server, as a district would have left them. */
export function fillNumbers(data: string): void {
  const database = new DatabaseSync(join(data, 'lotse.db'))
  database.exec('pragma busy_timeout = 5000; begin immediate')
  for (let back = 1; back <= 7; back += 1) fillMonth(database, monthBefore(back), back)
  database.exec('commit')
  database.close()
}
