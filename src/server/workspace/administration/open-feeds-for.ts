import { makeOpenFeeds } from '../../../booking/use-cases/open-feeds.ts'
import { type Actor, lineOf } from '../acting.ts'
import type { WorkspaceNeeds } from '../workspace.ts'

/**
 * Gives who was added a first calendar address. The line comes after it: storage answers only then whether there is a new one,
 * because it is tried for everybody who has none any more.
 */
export const openFeedsFor = (
  { booking, note }: Pick<WorkspaceNeeds, 'booking' | 'note'>,
  actor: Actor,
): Promise<void> => {
  const { storage } = booking
  const addFeed: typeof storage.addFeed = async feed => {
    const added = await storage.addFeed(feed)
    const { id: subject, scope: detail } = feed
    if (added) await note(lineOf(booking, actor, { what: 'added-feed', subject, detail }))
    return added
  }
  return makeOpenFeeds({ ...booking, storage: { ...storage, addFeed } })()
}
