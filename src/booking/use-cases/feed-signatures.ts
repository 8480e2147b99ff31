import type { FeedDetail, FeedScope } from '../core/feed.ts'
import type { FeedClient, FeedWarning } from '../core/feed-client.ts'

/** A feed as whoever may hand it out sees it. With the secret anybody can read the calendar: never log it. */
export type FeedAddress = {
  readonly id: string
  readonly scope: FeedScope
  /** Id of the counsellor, office or team; empty for the district. */
  readonly target: string
  /** Name of the counsellor or team; an office and the district are named by their id, which content knows. */
  readonly name: string
  /** What the device is called; may be empty. */
  readonly label: string
  readonly details: readonly FeedDetail[]
  readonly secret: string
  /** Since when it has this address. */
  readonly created: Temporal.Instant
  /** When it was fetched last, or up to an hour before that. */
  readonly fetched: Temporal.Instant | null
  readonly fetchedBy: FeedClient | null
  /** What to say where somebody chose details that calendars of third parties copy. */
  readonly warning: FeedWarning | null
}

/** All feeds: those of counsellors first, each with those of one target together. */
export type ListFeeds = () => Promise<readonly FeedAddress[]>

/** Makes sure that every counsellor has had a feed, and each feed its address under the present secret; run it at the start. */
export type OpenFeeds = () => Promise<void>

export type AddFeedInput = {
  readonly scope: FeedScope
  readonly target: string
  readonly label: string
  readonly details: readonly FeedDetail[]
}
/** Makes a feed for a device. Undefined where there is no such counsellor or team; whoever asks knows the offices. */
export type AddFeed = (input: AddFeedInput) => Promise<FeedAddress | undefined>

/** Gives a feed a new address; the former one is dead at once. Undefined where there is no such feed. */
export type RotateFeed = (id: string) => Promise<FeedAddress | undefined>

/** Takes a feed away; its address is dead at once. False where there is no such feed. */
export type RevokeFeed = (id: string) => Promise<boolean>
