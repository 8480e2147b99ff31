import type { BookingDependencies } from './dependencies.ts'
import type { OpenFeeds } from './signatures.ts'

/**
 * Gives each counsellor a feed. After a change of the installation's secret each has a new address; the former one opens as
 * long as the former secret is still named.
 */
export const makeOpenFeeds =
  ({ storage, secrets, clock }: Pick<BookingDependencies, 'storage' | 'secrets' | 'clock'>): OpenFeeds =>
  async () => {
    const [counsellors, feeds] = await Promise.all([storage.counsellors(), storage.feeds()])
    const known = new Map(feeds.map(feed => [feed.counsellor, feed]))
    for (const { id } of counsellors) {
      const generation = known.get(id)?.generation ?? 1
      const lookup = secrets.feedLookup(secrets.feedSecret(id, generation))
      if (known.get(id)?.lookup === lookup) continue
      await storage.putFeed({ lookup, counsellor: id, generation, created: clock.now() })
    }
  }
