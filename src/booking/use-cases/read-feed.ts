import { feedWindow } from '../core/feed-window.ts'
import type { FeedRecord } from '../ports/records.ts'
import type { EventsOf } from '../ports/storage.ts'
import type { BookingDependencies } from './dependencies.ts'
import { feedName } from './feed-address.ts'
import type { ReadFeed } from './signatures.ts'
import type { District } from './timetable.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'secrets'>

/** By its lookup, which is the present secret's; an address of a former secret is looked for among all feeds. */
const findFeed = async ({ storage, secrets }: Needs, secret: string): Promise<FeedRecord | undefined> => {
  const opens = ({ id, generation }: FeedRecord) => secrets.isFeedSecret(id, generation, secret)
  const feed = await storage.findFeed(secrets.feedLookup(secret))
  if (feed) return opens(feed) ? feed : undefined
  return (await storage.feeds()).find(opens)
}

const eventsOf = ({ scope, target }: FeedRecord, { teams }: District): EventsOf => {
  if (scope === 'counsellor') return { counsellor: target }
  if (scope === 'office') return { office: target }
  if (scope === 'team') return { counsellors: teams.find(({ id }) => id === target)?.members ?? [] }
  return 'everybody'
}

/** Opens the feed that a secret is of; a former generation, or a secret of the installation that is gone, opens nothing. */
export const makeReadFeed =
  (needs: Needs & Pick<BookingDependencies, 'clock' | 'timetable'>): ReadFeed =>
  async secret => {
    const { storage, clock, timetable } = needs
    const [feed, district] = await Promise.all([findFeed(needs, secret), timetable.district()])
    if (!feed) return undefined
    const of = eventsOf(feed, district)
    const window = feedWindow(clock.now())
    const { id, scope, target, details, generation, fetched } = feed
    const counsellors = [...district.counsellors.values()]
    return {
      ...{ id, scope, target, details, generation, fetched },
      name: feedName(feed, { counsellors, teams: district.teams }),
      labels: new Map(scope === 'counsellor' ? [] : counsellors.map(one => [one.id, one.label])),
      mark: await storage.eventsMark(of, window),
      events: () => storage.events(of, window),
    }
  }
