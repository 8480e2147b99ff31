import type { FeedScope } from '../core/feed.ts'
import type { BookingDependencies } from './dependencies.ts'
import { feedAddress } from './feed-address.ts'
import type { FeedAddress, ListFeeds } from './feed-signatures.ts'

const order: readonly FeedScope[] = ['counsellor', 'office', 'team', 'district']

/** The first feed of a counsellor comes before her others, which come as they were made. */
const placeOf = ({ scope, target, id }: FeedAddress): string =>
  [order.indexOf(scope), target, id === target ? '' : id].join('\0')

const compare = (a: FeedAddress, b: FeedAddress): number => (placeOf(a) < placeOf(b) ? -1 : 1)

/** Lists all feeds with their secrets. Whoever reads this can read the calendars: never log it. */
export const makeListFeeds =
  ({ storage, secrets }: Pick<BookingDependencies, 'storage' | 'secrets'>): ListFeeds =>
  async () => {
    const [district, feeds] = await Promise.all([storage.district(), storage.feeds()])
    return feeds.map(feed => feedAddress(feed, secrets, district)).toSorted(compare)
  }
