import { done, refused } from '../core/refusal.ts'
import type { BoardDependencies } from './dependencies.ts'
import type { DeleteNotice } from './signatures.ts'

/** Makes the use case that deletes a notice. */
export const makeDeleteNotice =
  ({ storage, clock, identifiers }: BoardDependencies): DeleteNotice =>
  (editor, id) => {
    const [at, line] = [clock.now(), identifiers.uuid()]
    return storage.transaction(async tx => {
      const notice = await tx.findNotice(id)
      if (!notice) return refused({ kind: 'notice-unknown' })
      await tx.removeNotice(id)
      const what = { what: 'deleted-notice', subject: id, detail: notice.to.toString() } as const
      await tx.note({ id: line, at, actor: editor.id, ...what })
      return done(null)
    })
  }
