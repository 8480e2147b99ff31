import type { FeedRecord } from '../../booking/ports/records.ts'
import type { EventsOf, EventWindow, Storage } from '../../booking/ports/storage.ts'
import { byId, type State } from './state.ts'

type Turns = <T>(work: () => Promise<T>) => Promise<T>

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

const isAsked = ({ bookings }: State, of: EventsOf) => {
  return (event: { booking: string; counsellor: string; office: string | null }): boolean => {
    const { booking, counsellor, office } = event
    if (of !== 'everybody' && 'counsellor' in of) return counsellor === of.counsellor
    if (bookings.get(booking)?.counsellor !== counsellor) return false
    if (of === 'everybody') return true
    return 'office' in of ? office === of.office : of.counsellors.includes(counsellor)
  }
}

const eventsIn = (state: State, of: EventsOf, window: EventWindow) =>
  [...state.events.values()]
    .filter(isAsked(state, of))
    .filter(({ start, end }) => !before(end, window.from) && before(start, window.to))
    .filter(({ cancelled }) => cancelled === null || before(window.cancelledAfter, cancelled))
    .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start) || (a.booking < b.booking ? -1 : 1))

/** Calendar texts for feeds. */
export const readEvents = (current: () => State): Pick<Storage, 'events' | 'eventsMark'> => ({
  events: async (of, window) =>
    eventsIn(current(), of, window).map(({ counsellor, topic, language, text }) => ({
      ...{ counsellor, topic, language, text },
    })),
  eventsMark: async (of, window) =>
    JSON.stringify(
      eventsIn(current(), of, window).map(({ text, topic, language, office, ...rest }) =>
        Object.values(rest),
      ),
    ),
})

type Feeds = 'findFeed' | 'feeds' | 'addFeed' | 'renewFeed' | 'revokeFeed' | 'noteFetch'

/** Feeds by id; null for one that was revoked, because its id is never given again. */
export const feedsOf = (current: () => State, turns: Turns): Pick<Storage, Feeds> => {
  const inUse = (): readonly FeedRecord[] =>
    byId(new Map([...current().feeds].filter((entry): entry is [string, FeedRecord] => entry[1] !== null)))
  return {
    findFeed: async lookup => inUse().find(feed => feed.lookup === lookup),
    feeds: async () => inUse(),
    addFeed: feed =>
      turns(async () => {
        if (current().feeds.has(feed.id)) return false
        current().feeds.set(feed.id, feed)
        return true
      }),
    renewFeed: ({ id, lookup, generation, created, fetched, fetchedBy }, formerLookup) =>
      turns(async () => {
        const former = current().feeds.get(id)
        if (former?.lookup !== formerLookup) return false
        current().feeds.set(id, { ...former, lookup, generation, created, fetched, fetchedBy })
        return true
      }),
    revokeFeed: id =>
      turns(async () => {
        const known = (current().feeds.get(id) ?? null) !== null
        if (known) current().feeds.set(id, null)
        return known
      }),
    noteFetch: (id, fetched, fetchedBy) =>
      turns(async () => {
        const feed = current().feeds.get(id)
        if (feed) current().feeds.set(id, { ...feed, fetched, fetchedBy })
      }),
  }
}
