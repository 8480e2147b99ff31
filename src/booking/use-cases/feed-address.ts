import type { Counsellor } from '../core/counsellor.ts'
import { feedWarning } from '../core/feed-client.ts'
import type { Team } from '../core/team.ts'
import type { FeedRecord } from '../ports/records.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { FeedAddress } from './feed-signatures.ts'

type Named = { readonly counsellors: readonly Counsellor[]; readonly teams: readonly Team[] }

/** Name of the counsellor or team that a feed is of; of whatever has none, or is gone, its id. */
export const feedName = (
  { scope, target }: Pick<FeedRecord, 'scope' | 'target'>,
  { counsellors, teams }: Named,
): string => {
  const named = scope === 'team' ? teams : counsellors
  const known = scope === 'team' || scope === 'counsellor' ? named.find(({ id }) => id === target) : undefined
  return known?.label ?? target
}

/** A feed with its secret, for whoever may hand it out. */
export const feedAddress = (feed: FeedRecord, secrets: Secrets, named: Named): FeedAddress => {
  const { id, scope, target, label, details, generation, created, fetched, fetchedBy } = feed
  return {
    ...{ id, scope, target, label, details, created, fetched, fetchedBy },
    name: feedName(feed, named),
    secret: secrets.feedSecret(id, generation),
    warning: feedWarning(details, fetchedBy),
  }
}

/** The lookup under which a feed of this id and generation is found. */
export const feedLookup = (secrets: Secrets, id: string, generation: number): string =>
  secrets.feedLookup(secrets.feedSecret(id, generation))
