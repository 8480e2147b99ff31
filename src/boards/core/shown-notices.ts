import { berlinDate } from './berlin.ts'
import type { Notice, NoticePlace } from './notice.ts'

/** More than that nobody reads, and the first view of a page has no room for it. */
export const mostShown = 2

const compare = Temporal.PlainDate.compare

/** Whether its time is now: both days are included. */
const isInForce = ({ from, to, ended }: Notice, today: Temporal.PlainDate): boolean =>
  ended === null && compare(from, today) <= 0 && compare(today, to) <= 0

/** Warnings first, then what began last; of the same day what was written last, which its id tells. */
const order = (a: Notice, b: Notice): number =>
  Number(b.kind === 'warning') - Number(a.kind === 'warning') ||
  compare(b.from, a.from) ||
  (a.id < b.id ? 1 : -1)

/** What stands on a page at an instant, the most important first: two at most. */
export const shownNotices = (
  notices: readonly Notice[],
  now: Temporal.Instant,
  page: NoticePlace,
): readonly Notice[] => {
  const today = berlinDate(now)
  return notices
    .filter(notice => isInForce(notice, today) && (page === 'booking' || notice.place === 'everywhere'))
    .toSorted(order)
    .slice(0, mostShown)
}

/** `crowded-out`: its time is now, and two others stand before it on each page. */
export const noticeStates = ['shown', 'crowded-out', 'coming', 'over'] as const
export type NoticeState = (typeof noticeStates)[number]

/** How it is with one of all notices at an instant. */
export const noticeState = (notice: Notice, all: readonly Notice[], now: Temporal.Instant): NoticeState => {
  const today = berlinDate(now)
  if (isInForce(notice, today)) {
    const pages = (['everywhere', 'booking'] as const).flatMap(page => shownNotices(all, now, page))
    return pages.some(({ id }) => id === notice.id) ? 'shown' : 'crowded-out'
  }
  return notice.ended === null && compare(today, notice.from) < 0 ? 'coming' : 'over'
}
