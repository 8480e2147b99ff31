import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { RemoteObject } from '../../calendars/ports/remote-calendar.ts'
import { nameOf } from './addresses.ts'
import { faultOfStatus } from './fault-of.ts'
import { ask, etagOf, namespaces, type Resource, textOf } from './multistatus.ts'
import { calendarText } from './objects.ts'
import type { Session } from './session.ts'

/** Servers refuse more or need long for it; and parsing one answer must not keep readers' requests waiting. */
const batch = 100

const isGone = ({ status }: Resource): boolean => status === 404 || status === 410

const objectOf = (name: string, { status, props }: Resource): RemoteObject => {
  if (status >= 300) throw new CalendarFailure(faultOfStatus(status))
  return { name, etag: etagOf(props.getetag), text: calendarText(textOf(props.calendarData)) }
}

async function getBatch(session: Session, calendar: URL, hrefs: readonly string[]): Promise<RemoteObject[]> {
  const { resources } = await ask(session, calendar, {
    method: 'REPORT',
    depth: '1',
    body: {
      'c:calendar-multiget': {
        _attributes: namespaces,
        'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} },
        'd:href': hrefs.map(href => ({ _text: href })),
      },
    },
  })
  const answers = new Map(resources.map(resource => [nameOf(resource.href), resource]))
  return hrefs.flatMap(href => {
    const answer = answers.get(nameOf(href))
    // What is not spoken of is not known; it must not look as if it were not there.
    if (!answer) throw new CalendarFailure('unreadable')
    return isGone(answer) ? [] : [objectOf(nameOf(href), answer)]
  })
}

/** The objects at these addresses, as the server named them (RFC 4791 §7.9), without those that are gone by now. */
export async function getObjects(
  session: Session,
  calendar: URL,
  hrefs: readonly string[],
): Promise<RemoteObject[]> {
  const objects: RemoteObject[] = []
  for (let start = 0; start < hrefs.length; start += batch)
    objects.push(...(await getBatch(session, calendar, hrefs.slice(start, start + batch))))
  return objects
}
