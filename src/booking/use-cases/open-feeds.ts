import type { FeedRecord } from '../ports/records.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { BookingDependencies } from './dependencies.ts'
import { feedLookup } from './feed-address.ts'
import type { OpenFeeds } from './feed-signatures.ts'

const firstFeed = (counsellor: string, secrets: Secrets, created: Temporal.Instant): FeedRecord => ({
  ...{ id: counsellor, scope: 'counsellor', target: counsellor, label: '', details: [] },
  ...{ generation: 1, lookup: feedLookup(secrets, counsellor, 1) },
  ...{ created, fetched: null, fetchedBy: null },
})

/**
 * Gives each counsellor a first feed, unless she has had one: a feed that was revoked stays revoked, because storage never
 * gives its id again. After a change of the installation's secret each feed has a new address; the former one opens as long
 * as the former secret is still named.
 */
export const makeOpenFeeds =
  ({ storage, secrets, clock }: Pick<BookingDependencies, 'storage' | 'secrets' | 'clock'>): OpenFeeds =>
  async () => {
    const [counsellors, feeds] = await Promise.all([storage.counsellors(), storage.feeds()])
    const known = new Set(feeds.map(({ id }) => id))
    for (const { id } of counsellors)
      if (!known.has(id)) await storage.addFeed(firstFeed(id, secrets, clock.now()))
    for (const feed of feeds) {
      const lookup = feedLookup(secrets, feed.id, feed.generation)
      if (feed.lookup !== lookup) await storage.renewFeed({ ...feed, lookup }, feed.lookup)
    }
  }
