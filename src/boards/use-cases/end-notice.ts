import { done, refused } from '../core/refusal.ts'
import { noticeState } from '../core/shown-notices.ts'
import type { BoardDependencies } from './dependencies.ts'
import type { EndNotice } from './signatures.ts'

/** Makes the use case that takes a notice off all pages at once. */
export const makeEndNotice =
  ({ storage, clock, identifiers }: BoardDependencies): EndNotice =>
  (editor, id) => {
    const [at, line] = [clock.now(), identifiers.uuid()]
    return storage.transaction(async tx => {
      const notice = await tx.findNotice(id)
      if (!notice) return refused({ kind: 'notice-unknown' })
      if (noticeState(notice, [notice], at) === 'over') return done(notice)
      const ended = { ...notice, ended: at }
      await tx.putNotice(ended)
      const what = { what: 'ended-notice', subject: id, detail: notice.to.toString() } as const
      await tx.note({ id: line, at, actor: editor.id, ...what })
      return done(ended)
    })
  }
