import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { textOf } from '../../src/adapters/sql/instant-text.ts'
import { berlinDate, dayBegins } from '../../src/booking/core/berlin.ts'
import { parseReference } from '../../src/booking/core/reference.ts'
import type { StaffedServer } from './member.ts'

/**
 * Puts an appointment that was booked for some day to some minutes ago, in the database: nobody can book what has begun. Not before
 * today's midnight in Berlin, so that it is one of today's at any hour. Answers its id and its date.
 */
export function beginNow(
  { data }: Pick<StaffedServer, 'data'>,
  reference: string,
  minutesAgo = 5,
): { readonly id: string; readonly date: string } {
  const now = Temporal.Now.instant()
  const date = berlinDate(now)
  const [midnight, wanted] = [dayBegins(date), now.subtract({ minutes: minutesAgo })]
  const start = Temporal.Instant.compare(wanted, midnight) < 0 ? midnight : wanted
  const database = new DatabaseSync(join(data, 'lotse.db'))
  database.exec('pragma busy_timeout = 5000')
  const row = database
    .prepare('update bookings set start_at = ?, end_at = ? where reference = ? returning id')
    .get(textOf(start), textOf(start.add({ minutes: 30 })), parseReference(reference) ?? '')
  database.close()
  return { id: String(row?.id), date: date.toString() }
}
