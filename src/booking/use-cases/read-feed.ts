import { feedWindow } from '../core/feed-window.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'
import type { ReadFeed } from './signatures.ts'

/** Reads the feed that a secret opens; a former generation, or a changed installation secret, opens nothing. */
export const makeReadFeed =
  ({ storage, secrets, clock }: Pick<BookingDependencies, 'storage' | 'secrets' | 'clock'>): ReadFeed =>
  async secret => {
    const feed = await storage.findFeed(secrets.feedLookup(secret))
    if (!feed || !secrets.equal(secret, secrets.feedSecret(feed.counsellor, feed.generation)))
      return undefined
    const [counsellors, events] = await Promise.all([
      storage.counsellors(),
      storage.events(feed.counsellor, feedWindow(clock.now())),
    ])
    const counsellor = counsellors.find(({ id }) => id === feed.counsellor)
    const changes = events.map(({ changed }) => changed).toSorted(Temporal.Instant.compare)
    return {
      counsellor: knownCounsellor(counsellor, feed.counsellor),
      events: events.map(({ text }) => text),
      lastChanged: changes.at(-1) ?? null,
    }
  }
