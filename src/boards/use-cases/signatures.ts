import type { Notice } from '../core/notice.ts'
import type { BoardResult } from '../core/refusal.ts'
import type { NoticeState } from '../core/shown-notices.ts'
import type { TypedNotice } from '../core/typed-notice.ts'

/** Who does something: an account that the route has found to be allowed. */
export type Editor = { readonly id: string }

/** Every notice, and how it is with it now. */
export type ListNotices = () => Promise<readonly { readonly notice: Notice; readonly state: NoticeState }[]>

/** One notice, and how it is with it now. */
export type FindNotice = (
  id: string,
) => Promise<BoardResult<{ readonly notice: Notice; readonly state: NoticeState }>>

/** Publishes a notice, a new one where `id` is null. One that was ended begins again with its new days. */
export type SaveNotice = (
  editor: Editor,
  id: string | null,
  typed: TypedNotice,
) => Promise<BoardResult<Notice>>

/** Takes a notice off all pages and keeps it. Nothing happens to one that is over. */
export type EndNotice = (editor: Editor, id: string) => Promise<BoardResult<Notice>>

/** Deletes a notice with its texts; the audit log keeps that there was one. */
export type DeleteNotice = (editor: Editor, id: string) => Promise<BoardResult<null>>
