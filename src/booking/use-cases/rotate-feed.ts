import type { BookingDependencies } from './dependencies.ts'
import { feedAddress, feedLookup } from './feed-address.ts'
import type { RotateFeed } from './feed-signatures.ts'

/** Gives a feed a new address in the place of one that somebody else may have seen. */
export const makeRotateFeed = (
  needs: Pick<BookingDependencies, 'storage' | 'secrets' | 'clock'>,
): RotateFeed => {
  const { storage, secrets, clock } = needs
  return async id => {
    const [district, feeds] = await Promise.all([storage.district(), storage.feeds()])
    const former = feeds.find(feed => feed.id === id)
    if (!former) return undefined
    const generation = former.generation + 1
    const address = { generation, lookup: feedLookup(secrets, id, generation), created: clock.now() }
    const feed = { ...former, ...address, fetched: null, fetchedBy: null }
    // Revoked or rotated by somebody else just now: then there is no such feed any more.
    if (!(await storage.renewFeed(feed, former.lookup))) return undefined
    return feedAddress(feed, secrets, district)
  }
}
