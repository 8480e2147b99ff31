import { createHash } from 'node:crypto'
import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { Reading, RemoteObject } from '../../calendars/ports/remote-calendar.ts'
import { nameOf } from './addresses.ts'
import { faultOfStatus } from './fault-of.ts'
import { getObjects } from './get-objects.ts'
import { ask, etagOf, namespaces, textOf } from './multistatus.ts'
import { askCalendar } from './properties.ts'
import { readChanges } from './read-changes.ts'
import type { Session } from './session.ts'

type Window = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }
type State = { readonly name: string; readonly etag: string | null }

const synced = 'sync:'
const utc = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/** Stands for a sync token where the server has none; null where it does not say what has changed either. */
const listMark = (states: readonly State[]): string | null => {
  if (states.some(({ etag }) => etag === null)) return null
  const lines = states.map(({ name, etag }) => JSON.stringify([name, etag])).sort()
  return `list:${createHash('sha256').update(lines.join('\n')).digest('base64url')}`
}

/** What is in the window (RFC 4791 §7.8), without its texts. iCloud answers only where VEVENT is asked for by name. */
async function list(session: Session, calendar: URL, { from, to }: Window) {
  const time = { _attributes: { start: utc(from), end: utc(to) } }
  const event = { _attributes: { name: 'VEVENT' }, 'c:time-range': time }
  const { resources } = await ask(session, calendar, {
    method: 'REPORT',
    depth: '1',
    body: {
      'c:calendar-query': {
        _attributes: namespaces,
        'd:prop': { 'd:getetag': {} },
        'c:filter': { 'c:comp-filter': { _attributes: { name: 'VCALENDAR' }, 'c:comp-filter': event } },
      },
    },
  })
  const objects = resources.filter(({ href }) => !href.endsWith('/'))
  const bad = objects.find(({ status }) => status >= 300)
  // Of the calendar itself some say 404 where nothing is in the window. It was asked just before, and is there.
  const own = resources.find(({ href, status }) => href.endsWith('/') && status >= 300 && status !== 404)
  if (bad || own) throw new CalendarFailure(faultOfStatus((bad ?? own)?.status ?? 0))
  return objects.map(({ href, props }) => ({ href, name: nameOf(href), etag: etagOf(props.getetag) }))
}

const nothingNew = (mark: string): Reading => ({ whole: false, objects: [], removed: [], mark })

const wholeReading = (token: string | null, objects: readonly RemoteObject[]): Reading => ({
  whole: true,
  objects,
  removed: [],
  mark: token === null ? listMark(objects) : synced + token,
})

/** Reads all that is in the window. The token is asked for first, so that what changes meanwhile is told the next time. */
async function readWhole(session: Session, calendar: URL, mark: string | null, window: Window) {
  const { resource } = await askCalendar(session, calendar, ['d:sync-token'])
  const token = textOf(resource.props.syncToken) || null
  const listed = await list(session, calendar, window)
  if (token === null && mark !== null && listMark(listed) === mark) return nothingNew(mark)
  const objects = await getObjects(
    session,
    calendar,
    listed.map(({ href }) => href),
  )
  return wholeReading(token, objects)
}

/** Reads what has changed since a mark, or all that is in the window where there is none or the server does not know it. */
export async function read(
  session: Session,
  calendar: URL,
  mark: string | null,
  window: Window,
): Promise<Reading> {
  if (mark?.startsWith(synced)) {
    const found = await readChanges(session, calendar, mark.slice(synced.length))
    if (found)
      return { whole: false, objects: found.objects, removed: found.removed, mark: synced + found.token }
  }
  return readWhole(session, calendar, mark, window)
}
