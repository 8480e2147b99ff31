import type { BookingDependencies } from './dependencies.ts'
import type { RevokeFeed } from './feed-signatures.ts'

/** Takes a feed away, for a device that is lost or not used any more. Other feeds of its counsellor stay. */
export const makeRevokeFeed =
  ({ storage }: Pick<BookingDependencies, 'storage'>): RevokeFeed =>
  id =>
    storage.revokeFeed(id)
