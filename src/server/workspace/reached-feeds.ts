import type { FeedScope } from '../../booking/core/feed.ts'
import { makeAddFeed } from '../../booking/use-cases/add-feed.ts'
import type { AddFeedInput, FeedAddress } from '../../booking/use-cases/feed-signatures.ts'
import { makeListFeeds } from '../../booking/use-cases/list-feeds.ts'
import { makeRevokeFeed } from '../../booking/use-cases/revoke-feed.ts'
import { makeRotateFeed } from '../../booking/use-cases/rotate-feed.ts'
import { type Reach, reaches } from '../../staff/core/reach.ts'
import { feedTargetName } from '../feed-target-name.ts'
import { type Actor, lineOf, reachOfActor } from './acting.ts'
import type { WorkspaceNeeds } from './workspace.ts'

/** Whose appointments a calendar address can show. */
export type FeedTarget = { readonly scope: FeedScope; readonly target: string; readonly name: string }

/** A calendar address with its secret, for who may hand it out. */
export type ReachedFeed = FeedAddress & {
  /** Name of the counsellor, team, office or district. */
  readonly whose: string
}

/**
 * Calendar addresses that somebody may make and end: a counsellor her own, an administrator all. Undefined, or false: there is
 * no such address for her.
 */
export type ReachedFeeds = {
  readonly targets: (actor: Actor) => Promise<readonly FeedTarget[]>
  readonly list: (actor: Actor) => Promise<readonly ReachedFeed[]>
  readonly find: (actor: Actor, id: string) => Promise<ReachedFeed | undefined>
  readonly add: (actor: Actor, input: AddFeedInput) => Promise<ReachedFeed | undefined>
  /** Gives a new address; the former one is dead at once. */
  readonly rotate: (actor: Actor, id: string) => Promise<ReachedFeed | undefined>
  readonly revoke: (actor: Actor, id: string) => Promise<boolean>
}

type Needs = Pick<WorkspaceNeeds, 'booking' | 'content' | 'note'>

const isReached = (reach: Reach, { scope, target }: Pick<FeedAddress, 'scope' | 'target'>): boolean =>
  reach === 'everybody' || (scope === 'counsellor' && reaches(reach, target))

const targetsOf = async ({ booking, content }: Needs, actor: Actor): Promise<readonly FeedTarget[]> => {
  const reach = await reachOfActor(booking, actor, 'feeds')
  const { counsellors, teams } = await booking.storage.district()
  const all: readonly FeedTarget[] = [
    { scope: 'district', target: '', name: content.district.name.de },
    ...content.offices.map(({ id, name }) => ({ scope: 'office', target: id, name }) as const),
    ...teams.map(({ id, label }) => ({ scope: 'team', target: id, name: label }) as const),
    ...counsellors.map(({ id, label }) => ({ scope: 'counsellor', target: id, name: label }) as const),
  ]
  return all.filter(target => isReached(reach, target))
}

const listFor = async (needs: Needs, actor: Actor): Promise<readonly ReachedFeed[]> => {
  const reach = await reachOfActor(needs.booking, actor, 'feeds')
  const feeds = await makeListFeeds(needs.booking)()
  return feeds
    .filter(feed => isReached(reach, feed))
    .map(feed => ({ ...feed, whose: feedTargetName(feed, needs.content) }))
}

/** The line about a new address is written just before it: only then is its id known. */
const addFor = async (needs: Needs, actor: Actor, input: AddFeedInput): Promise<ReachedFeed | undefined> => {
  const { booking, content, note } = needs
  const targets = await targetsOf(needs, actor)
  if (!targets.some(({ scope, target }) => scope === input.scope && target === input.target)) return undefined
  const { storage } = booking
  const addFeed: typeof storage.addFeed = async feed => {
    await note(lineOf(booking, actor, { what: 'added-feed', subject: feed.id, detail: feed.scope }))
    return storage.addFeed(feed)
  }
  const feed = await makeAddFeed({ ...booking, storage: { ...storage, addFeed } })(input)
  return feed && { ...feed, whose: feedTargetName(feed, content) }
}

/** Makes what hands out calendar addresses. */
export const makeReachedFeeds = (needs: Needs): ReachedFeeds => {
  const { booking, content, note } = needs
  const rotateFeed = makeRotateFeed(booking)
  const revokeFeed = makeRevokeFeed(booking)
  const find = async (actor: Actor, id: string) => (await listFor(needs, actor)).find(feed => feed.id === id)
  return {
    targets: actor => targetsOf(needs, actor),
    list: actor => listFor(needs, actor),
    find,
    add: (actor, input) => addFor(needs, actor, input),
    rotate: async (actor, id) => {
      const known = await find(actor, id)
      if (!known) return undefined
      await note(lineOf(booking, actor, { what: 'rotated-feed', subject: id, detail: known.scope }))
      const feed = await rotateFeed(id)
      return feed && { ...feed, whose: feedTargetName(feed, content) }
    },
    revoke: async (actor, id) => {
      const known = await find(actor, id)
      if (!known) return false
      await note(lineOf(booking, actor, { what: 'revoked-feed', subject: id, detail: known.scope }))
      return revokeFeed(id)
    },
  }
}
