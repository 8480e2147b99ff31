import type { FeedDetail } from './feed.ts'

/** Kinds of programs that fetch feeds, with what they call themselves. The first that fits counts. */
const kinds = {
  nextcloud: /nextcloud|owncloud/i,
  davx5: /davx5|icsx5|davdroid|icsdroid/i,
  thunderbird: /thunderbird|lightning/i,
  evolution: /evolution|gnome/i,
  outlook: /outlook|microsoft|exchange/i,
  google: /google/i,
  apple:
    /calendaragent|dataaccessd|calendarstore|icloud|\bical\/|cfnetwork|darwin|\b(ios|ipados|mac ?os(?: x)?)\//i,
  browser: /^mozilla\//i,
} as const

/** What kind of program fetched a feed; never which one, or whose. */
export type FeedClient = keyof typeof kinds | 'other'

/** The kind of program that calls itself so (`User-Agent`). */
export const feedClientOf = (agent: string | null): FeedClient => {
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find(name => kinds[name].test(agent ?? ''))
  return kind ?? 'other'
}

/** Programs that copy what they fetch to computers of their maker, always or by a setting that nobody sees from here. */
const copying: ReadonlySet<FeedClient | null> = new Set<FeedClient>(['google', 'outlook', 'apple'])

/** `is-copied`: details go to a third party; `may-be-copied`: nobody has fetched the feed yet, so that it could be. */
export type FeedWarning = 'is-copied' | 'may-be-copied'

/** What is to be said to whoever chose that a feed has details; null where nothing is. */
export const feedWarning = (
  details: readonly FeedDetail[],
  fetchedBy: FeedClient | null,
): FeedWarning | null => {
  if (details.length === 0) return null
  if (fetchedBy === null) return 'may-be-copied'
  return copying.has(fetchedBy) ? 'is-copied' : null
}
