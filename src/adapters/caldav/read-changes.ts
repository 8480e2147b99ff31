import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import { nameOf } from './addresses.ts'
import { faultOfStatus } from './fault-of.ts'
import { getObjects } from './get-objects.ts'
import { type Multistatus, namespaces, tryToAsk } from './multistatus.ts'
import type { Session } from './session.ts'

/** A server that is never done, or gives the same page again and again. */
const mostPages = 200

/** These say something else than that the server does not know the token, or the question. */
const isFinal = (status: number): boolean => [401, 404, 410, 423, 429].includes(status) || status >= 500

const askChanges = (session: Session, calendar: URL, token: string) =>
  tryToAsk(session, calendar, {
    method: 'REPORT',
    depth: '0',
    body: {
      'd:sync-collection': {
        _attributes: namespaces,
        'd:sync-token': { _text: token },
        'd:sync-level': { _text: '1' },
        'd:prop': { 'd:getetag': {} },
      },
    },
  })

/** Says of each name its address where it was put there, undefined where it is gone. Collections are none of ours. */
function noteChanges({ resources }: Multistatus, changes: Map<string, string | undefined>): void {
  for (const { href, status } of resources) {
    if (href.endsWith('/') || status === 507) continue
    changes.set(nameOf(href), status === 404 || status === 410 ? undefined : href)
  }
}

/** All changes since a token; undefined where the server does not know it any more. RFC 6578 §3.6: 507 says that more follow. */
async function collectChanges(session: Session, calendar: URL, since: string) {
  const changes = new Map<string, string | undefined>()
  let token = since
  for (let page = 0; page < mostPages; page++) {
    const answer = await askChanges(session, calendar, token)
    // 501 and 507 of the whole: not known, or too many to be told at once.
    if (answer === 501 || answer === 507) return undefined
    if (typeof answer === 'number') {
      if (isFinal(answer)) throw new CalendarFailure(faultOfStatus(answer))
      return undefined
    }
    if (answer.syncToken === null) throw new CalendarFailure('unreadable')
    noteChanges(answer, changes)
    token = answer.syncToken
    if (!answer.resources.some(({ status }) => status === 507)) return { changes, token }
  }
  throw new CalendarFailure('unreadable')
}

/** What has changed since a token (RFC 6578); undefined where everything has to be read anew. */
export async function readChanges(session: Session, calendar: URL, since: string) {
  const collected = await collectChanges(session, calendar, since)
  if (!collected) return undefined
  const { changes, token } = collected
  const objects = await getObjects(
    session,
    calendar,
    [...changes.values()].filter(href => href !== undefined),
  )
  const there = new Set(objects.map(({ name }) => name))
  return { objects, removed: [...changes.keys()].filter(name => !there.has(name)), token }
}
