import { feedWindow } from '../core/feed-window.ts'
import type { FeedRecord } from '../ports/records.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'
import type { ReadFeed } from './signatures.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'secrets'>

/** By its lookup, which is the present secret's; an address of a former secret is looked for among all feeds. */
const findFeed = async ({ storage, secrets }: Needs, secret: string): Promise<FeedRecord | undefined> => {
  const opens = ({ counsellor, generation }: FeedRecord) =>
    secrets.isFeedSecret(counsellor, generation, secret)
  const feed = await storage.findFeed(secrets.feedLookup(secret))
  if (feed) return opens(feed) ? feed : undefined
  return (await storage.feeds()).find(opens)
}

/** Reads the feed that a secret opens; a former generation, or a secret of the installation that is gone, opens nothing. */
export const makeReadFeed =
  (needs: Needs & Pick<BookingDependencies, 'clock'>): ReadFeed =>
  async secret => {
    const { storage, clock } = needs
    const feed = await findFeed(needs, secret)
    if (!feed) return undefined
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
