import { done, refused } from '../core/refusal.ts'
import { noticeState } from '../core/shown-notices.ts'
import type { BoardDependencies } from './dependencies.ts'
import type { FindNotice, ListNotices } from './signatures.ts'

type Needs = Pick<BoardDependencies, 'storage' | 'clock'>

/** Makes the use case that lists all notices. */
export const makeListNotices =
  ({ storage, clock }: Needs): ListNotices =>
  async () => {
    const [all, now] = [await storage.notices(), clock.now()]
    return all.map(notice => ({ notice, state: noticeState(notice, all, now) }))
  }

/** Makes the use case that finds one notice. */
export const makeFindNotice = (needs: Needs): FindNotice => {
  const list = makeListNotices(needs)
  return async id => {
    const found = (await list()).find(({ notice }) => notice.id === id)
    return found ? done(found) : refused({ kind: 'notice-unknown' })
  }
}
