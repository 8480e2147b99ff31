import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { FoundCalendar } from '../../calendars/ports/remote-calendar.ts'
import { collectionAddress, nameOf } from './addresses.ts'
import { faultOfStatus } from './fault-of.ts'
import {
  ask,
  listed,
  type Multistatus,
  namespaces,
  property,
  type Resource,
  textOf,
  tryToAsk,
} from './multistatus.ts'
import type { Session } from './session.ts'

const asked = [
  'd:resourcetype',
  'd:displayname',
  'd:current-user-principal',
  'c:calendar-home-set',
  'c:supported-calendar-component-set',
]

type Depth = '0' | '1'
type More = readonly 'd:sync-token'[]

const question = (depth: Depth, more: More) => {
  const properties = Object.fromEntries([...asked, ...more].map(name => [name, {}]))
  const body = { propfind: { _attributes: namespaces, 'd:prop': properties } }
  return { method: 'PROPFIND', depth, body } as const
}

/** Asks for what we need to know of a resource, or of all in it (depth 1); gives the status where it is no success. */
export const tryProperties = (
  session: Session,
  url: URL,
  depth: Depth,
  more: More = [],
): Promise<Multistatus | number> => tryToAsk(session, url, question(depth, more))

/** As `tryProperties`, and throws. The sync token only where it is used: some servers look at every object to make one. */
export const askProperties = (
  session: Session,
  url: URL,
  depth: Depth,
  more: More = [],
): Promise<Multistatus> => ask(session, url, question(depth, more))

/** Whether it is a calendar that holds appointments; one that names no kinds holds all (RFC 4791 §5.2.3). */
export const isCalendar = ({ status, props }: Resource): boolean => {
  const kinds = property(props.supportedCalendarComponentSet, 'comp')
  const named = listed(kinds).map(kind => property(property(kind, '_attributes'), 'name'))
  const holdsEvents = kinds === undefined || named.includes('VEVENT')
  return status < 300 && property(props.resourcetype, 'calendar') !== undefined && holdsEvents
}

/** A calendar as it is shown; one without a name has that of its address. */
export const foundCalendar = (url: URL, { props }: Resource): FoundCalendar => {
  const address = collectionAddress(url).href
  return { address, label: textOf(props.displayname)?.trim() || nameOf(address) }
}

/** The calendar at an address; throws where there is none. */
export async function askCalendar(
  session: Session,
  url: URL,
  more: More = [],
): Promise<{ url: URL; resource: Resource }> {
  const { resources, url: found } = await askProperties(session, url, '0', more)
  const [resource] = resources
  if (!resource) throw new CalendarFailure('unreadable')
  if (resource.status >= 300) throw new CalendarFailure(faultOfStatus(resource.status))
  if (!isCalendar(resource)) throw new CalendarFailure('unreadable')
  return { url: found, resource }
}
