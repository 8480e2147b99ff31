import type { BookingDependencies } from './dependencies.ts'
import type { ListFeeds } from './signatures.ts'

/** Lists the secret of every counsellor's feed. Whoever reads this can read the calendars: never log it. */
export const makeListFeeds =
  ({ storage, secrets }: Pick<BookingDependencies, 'storage' | 'secrets'>): ListFeeds =>
  async () => {
    const [counsellors, feeds] = await Promise.all([storage.counsellors(), storage.feeds()])
    const labels = new Map(counsellors.map(({ id, label }) => [id, label]))
    return feeds.map(({ counsellor, generation }) => ({
      counsellor,
      label: labels.get(counsellor) ?? counsellor,
      secret: secrets.feedSecret(counsellor, generation),
    }))
  }
