/** Since when a feed is as it is, as far as this process has seen. */
export type ChangedSince = (feed: string, tag: string, now: Temporal.Instant) => Temporal.Instant

const second = 1_000

/**
 * Remembers when each feed was first seen with the tag that it has (RFC 9110, 8.8.2). The newest change of an appointment would
 * not do for that: what is erased, handed over or renamed leaves no newer one. The moment is a whole second, as headers
 * have it, and another one for each tag, also where two are seen within one second: it may lie ahead of the clock then.
 */
export function createChangedSince(): ChangedSince {
  const seen = new Map<string, { readonly tag: string; readonly since: number }>()
  return (feed, tag, now) => {
    const former = seen.get(feed)
    const moment = Math.floor(now.epochMilliseconds / second)
    const since = former?.tag === tag ? former.since : Math.max(moment, (former?.since ?? 0) + 1)
    if (former?.tag !== tag) seen.set(feed, { tag, since })
    return Temporal.Instant.fromEpochMilliseconds(since * second)
  }
}
