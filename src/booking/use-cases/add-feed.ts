import { feedDetails, feedLabel } from '../core/feed.ts'
import type { DistrictState } from '../ports/storage.ts'
import type { BookingDependencies } from './dependencies.ts'
import { feedAddress, feedLookup } from './feed-address.ts'
import type { AddFeed, AddFeedInput } from './feed-signatures.ts'

const isThere = ({ counsellors, teams }: DistrictState, { scope, target }: AddFeedInput): boolean => {
  if (scope === 'counsellor') return counsellors.some(({ id }) => id === target)
  if (scope === 'team') return teams.some(({ id }) => id === target)
  return true
}

/** Makes a feed for one more device, under an address of its own. */
export const makeAddFeed =
  ({
    storage,
    secrets,
    identifiers,
    clock,
  }: Pick<BookingDependencies, 'storage' | 'secrets' | 'identifiers' | 'clock'>): AddFeed =>
  async input => {
    const district = await storage.district()
    if (!isThere(district, input)) return undefined
    const id = identifiers.uuid()
    const feed = {
      ...{ id, scope: input.scope, target: input.scope === 'district' ? '' : input.target },
      label: feedLabel(input.label),
      // In one order and each once, however they were named.
      details: feedDetails.filter(detail => input.details.includes(detail)),
      ...{ generation: 1, lookup: feedLookup(secrets, id, 1) },
      ...{ created: clock.now(), fetched: null, fetchedBy: null },
    }
    if (!(await storage.addFeed(feed))) throw new Error('a new feed has the id of another one')
    return feedAddress(feed, secrets, district)
  }
