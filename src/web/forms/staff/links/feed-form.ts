import { type FeedDetail, feedDetails } from '../../../../booking/core/feed.ts'
import type { AddFeedInput } from '../../../../booking/use-cases/feed-signatures.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type { FeedTarget } from '../../../../server/workspace/reached-feeds.ts'
import { allowedTo, asksFirst } from '../access.ts'

/** The value of a target in a form. */
export const targetValue = ({ scope, target }: Pick<FeedTarget, 'scope' | 'target'>): string =>
  `${scope} ${target}`

/**
 * Where to send somebody first who can open everybody's calendar addresses: each works without a password, so an open screen
 * must not be enough. A counsellor sees her own only, and is not asked. `path` is below /staff/calendars/.
 */
export const asksForFeeds = (
  locals: Pick<RequestLocals, 'signedIn' | 'staffLanguage'>,
  path: string,
): string | undefined =>
  allowedTo(locals, 'manage-feeds') && asksFirst(locals, 'change-secrets', `calendars/${path}`)

/** The feed that a form asks for; undefined where it is of nobody who can be chosen. Somebody with one target need not choose. */
export function wantedFeed(
  { form = {}, formLists }: Pick<RequestLocals, 'form' | 'formLists'>,
  targets: readonly FeedTarget[],
): AddFeedInput | undefined {
  const only = targets.length === 1 ? targets[0] : undefined
  const chosen = only ?? targets.find(target => targetValue(target) === form.target)
  const ticked = formLists?.get('detail') ?? []
  const details: readonly FeedDetail[] = feedDetails.filter(detail => ticked.includes(detail))
  return chosen && { scope: chosen.scope, target: chosen.target, label: form.label ?? '', details }
}
