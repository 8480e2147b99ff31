import { berlinDate } from '../core/berlin.ts'
import { done, refused } from '../core/refusal.ts'
import { draftOf, noticeFaults } from '../core/typed-notice.ts'
import type { BoardDependencies } from './dependencies.ts'
import type { SaveNotice } from './signatures.ts'

/** Makes the use case that publishes a notice. The log's line is written with it or not at all. */
export const makeSaveNotice =
  ({ storage, clock, identifiers }: BoardDependencies): SaveNotice =>
  async (editor, former, typed) => {
    const at = clock.now()
    const draft = draftOf(typed, berlinDate(at))
    if (!draft) return refused({ kind: 'notice-unfit', faults: noticeFaults(typed, berlinDate(at)) })
    const id = former ?? identifiers.uuid()
    const notice = { ...draft, id, ended: null }
    const what = former === null ? 'published-notice' : 'changed-notice'
    const line = { id: identifiers.uuid(), at, actor: editor.id, what, subject: id } as const
    return storage.transaction(async tx => {
      if (former !== null && !(await tx.findNotice(former))) return refused({ kind: 'notice-unknown' })
      await tx.putNotice(notice)
      await tx.note({ ...line, detail: notice.to.toString() })
      return done(notice)
    })
  }
