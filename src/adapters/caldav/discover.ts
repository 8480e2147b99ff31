import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { CalendarFault } from '../../calendars/core/fault.ts'
import type { FoundCalendar } from '../../calendars/ports/remote-calendar.ts'
import { faultOfStatus } from './fault-of.ts'
import { hrefsOf, type Multistatus } from './multistatus.ts'
import { askProperties, foundCalendar, isCalendar, tryProperties } from './properties.ts'
import { mayFollow } from './same-site.ts'
import type { Session } from './session.ts'

/** Where a server says who we are (RFC 6764 §6): the well-known place first where nothing but a host was named. */
const places = (typed: URL): URL[] => {
  const wellKnown = new URL('/.well-known/caldav', typed)
  const root = new URL('/', typed)
  return typed.pathname === '/' ? [wellKnown, root] : [typed, wellKnown, root]
}

/** The server's own word on where to go on; it may not send the password to somebody else. */
const resolved = (from: URL, href: string): URL => {
  const url = URL.parse(href, from)
  if (!url || !mayFollow(from, url, true)) throw new CalendarFailure('forbidden-address')
  return url
}

const linksOf = ({ url, resources }: Multistatus, name: string): URL[] =>
  resources.flatMap(({ props }) => hrefsOf(props[name]).map(href => resolved(url, href)))

const calendarsOf = ({ url, resources }: Multistatus): FoundCalendar[] =>
  resources.filter(isCalendar).map(resource => foundCalendar(resolved(url, resource.href), resource))

/** What a place says, or why it is no such place. Throws where it is not worth while to look at others. */
async function lookAt(session: Session, url: URL): Promise<Multistatus | CalendarFault> {
  try {
    const answer = await tryProperties(session, url, '0')
    if (typeof answer !== 'number') return answer
    // A wrong password must not be tried again and again: some servers lock the account.
    if ([401, 429].includes(answer)) throw new CalendarFailure(faultOfStatus(answer))
    return faultOfStatus(answer)
  } catch (error) {
    if (error instanceof CalendarFailure && error.fault === 'unreadable') return 'unreadable'
    throw error
  }
}

async function homesOf(session: Session, place: Multistatus): Promise<URL[]> {
  const homes = linksOf(place, 'calendarHomeSet')
  if (homes.length > 0) return homes
  const principals = linksOf(place, 'currentUserPrincipal')
  const answers = await Promise.all(principals.map(url => askProperties(session, url, '0')))
  return answers.flatMap(answer => linksOf(answer, 'calendarHomeSet'))
}

const once = (calendars: readonly FoundCalendar[]): FoundCalendar[] => [
  ...new Map(calendars.map(calendar => [calendar.address, calendar])).values(),
]

/** What to say where no place was one: what somebody can mend, rather than that nothing is there. */
const worstOf = (faults: readonly CalendarFault[]): CalendarFault =>
  faults.find(fault => fault !== 'gone' && fault !== 'unreadable') ?? 'unreadable'

/** The calendars of an account (RFC 5397, RFC 4791 §6.2.1), the one at the address itself first. */
export async function discover(session: Session, typed: URL): Promise<readonly FoundCalendar[]> {
  const own: FoundCalendar[] = []
  const faults: CalendarFault[] = []
  for (const url of places(typed)) {
    const place = await lookAt(session, url)
    if (typeof place === 'string') {
      faults.push(place)
      continue
    }
    own.push(...calendarsOf(place))
    const homes = await homesOf(session, place)
    if (homes.length === 0) continue
    const answers = await Promise.all(homes.map(home => askProperties(session, home, '1')))
    return once([...own, ...answers.flatMap(calendarsOf)])
  }
  if (own.length === 0) throw new CalendarFailure(worstOf(faults))
  return once(own)
}
