import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { RemoteObject, Written } from '../../calendars/ports/remote-calendar.ts'
import { objectAddress } from './addresses.ts'
import { faultOfStatus } from './fault-of.ts'
import type { Answer } from './guarded-call.ts'
import { etagOf } from './multistatus.ts'
import { askCalendar } from './properties.ts'
import type { Session } from './session.ts'

/** The text of one object of a calendar; throws where it is something else, or was cut off. */
export const calendarText = (text: string | null): string => {
  const plain = text?.trim().replace(/^\uFEFF/, '') ?? ''
  if (!/^BEGIN:VCALENDAR\r?\n/i.test(plain) || !/\nEND:VCALENDAR$/i.test(plain))
    throw new CalendarFailure('unreadable')
  return `${plain}\r\n`
}

/** A login page that answers everything with 200 has written nothing. */
const isDone = ({ status, type }: Answer): boolean =>
  [201, 202, 204].includes(status) || (status === 200 && !type.includes('html'))

/** One object; undefined where there is none. Throws `gone` where there is no calendar either. */
export async function find(session: Session, calendar: URL, name: string): Promise<RemoteObject | undefined> {
  const headers = { Accept: 'text/calendar' }
  const answer = await session(objectAddress(calendar, name), { method: 'GET', headers })
  if (answer.status === 404 || answer.status === 410) {
    await askCalendar(session, calendar)
    return undefined
  }
  if (answer.status !== 200) throw new CalendarFailure(faultOfStatus(answer.status))
  return { name, etag: etagOf(answer.etag), text: calendarText(answer.text) }
}

/** Writes an object: anew where `etag` is null, else in the place of that state. */
export async function put(
  session: Session,
  calendar: URL,
  name: string,
  text: string,
  etag: string | null,
): Promise<Written> {
  const condition = etag === null ? { 'If-None-Match': '*' } : { 'If-Match': etag }
  const headers = { 'Content-Type': 'text/calendar; charset=utf-8', ...condition }
  const answer = await session(objectAddress(calendar, name), { method: 'PUT', headers, body: text })
  if (isDone(answer)) return { kind: 'written', etag: etagOf(answer.etag) }
  if (answer.status === 412) return { kind: 'conflict' }
  if (answer.status !== 409) throw new CalendarFailure(faultOfStatus(answer.status))
  // RFC 4918 §9.7.1: there is nothing to put it into. Where there is, the server does not want this object there.
  await askCalendar(session, calendar)
  throw new CalendarFailure('refused')
}

/** Takes an object away, where `etag` is null in whatever state it is. */
export async function remove(
  session: Session,
  calendar: URL,
  name: string,
  etag: string | null,
): Promise<'removed' | 'conflict'> {
  const headers: Record<string, string> = etag === null ? {} : { 'If-Match': etag }
  const answer = await session(objectAddress(calendar, name), { method: 'DELETE', headers })
  if (isDone(answer) || answer.status === 404 || answer.status === 410) return 'removed'
  // A state of what is not there is not that state: some say 412 to it (RFC 9110 §13.1.1).
  if (answer.status === 412) return (await find(session, calendar, name)) ? 'conflict' : 'removed'
  throw new CalendarFailure(faultOfStatus(answer.status))
}
