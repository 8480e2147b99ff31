import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { Account } from '../../calendars/ports/remote-calendar.ts'
import type { Answer, Bounds, Call, Question } from './guarded-call.ts'

/** Several questions to one account that belong together. */
export type Session = (url: URL, question: Question) => Promise<Answer>

/** All answers of one reading together. 10,000 events are some 10 MB. */
const mostBytes = 50_000_000
/** A server that answers each question late must not keep the reader from all others. */
const patienceMilliseconds = 180_000

/** RFC 7617: in UTF-8; a colon would end the user's name. */
function basic({ user, password }: Account): string {
  if (user.includes(':')) throw new CalendarFailure('refused')
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
}

export const openSession = (call: Call, account: Account): Session => {
  const bounds: Bounds = { signal: AbortSignal.timeout(patienceMilliseconds), room: mostBytes }
  const own = {
    Authorization: basic(account),
    'User-Agent': 'Lotse',
    // Not packed: nothing can grow after it was measured, and servers give strong ETags.
    'Accept-Encoding': 'identity',
  }
  return (url, question) => call(url, { ...question, headers: { ...own, ...question.headers } }, bounds)
}
