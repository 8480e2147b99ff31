import { berlinDate } from '../../../boards/core/berlin.ts'
import type { Notice } from '../../../boards/core/notice.ts'
import type { BoardResult } from '../../../boards/core/refusal.ts'
import {
  draftOf,
  type NoticeFault,
  noticeFaults,
  type TypedNotice,
  typedOf,
} from '../../../boards/core/typed-notice.ts'
import type { LanguageTag } from '../../../i18n/languages.ts'
import type { RequestLocals } from '../../../server/app.ts'
import type { StaffNotice } from '../../staff-addresses.ts'
import { emptyNotice, noticeStep, typedNotice } from './notice-form.ts'

/** What a page about one notice shows, or where it leads. */
export type NoticeAnswer =
  | {
      readonly kind: 'form' | 'preview'
      readonly typed: TypedNotice
      readonly faults: readonly NoticeFault[]
    }
  | { readonly kind: 'delete' }
  | { readonly kind: 'done'; readonly notice: StaffNotice }

type Asked = {
  readonly locals: Pick<RequestLocals, 'app' | 'form'>
  readonly editor: { readonly id: string }
  /** The notice that the address names; undefined for a new one. */
  readonly notice: Notice | undefined
  readonly languages: readonly LanguageTag[]
}

const unlessUnknown = (result: BoardResult<unknown>, notice: StaffNotice): NoticeAnswer => ({
  kind: 'done',
  notice: result.ok ? notice : 'gone',
})

async function publish({ locals, editor, notice }: Asked, typed: TypedNotice): Promise<NoticeAnswer> {
  const saved = await locals.app.notices.save(editor, notice?.id ?? null, typed)
  if (!saved.ok && saved.refusal.kind === 'notice-unfit')
    return { kind: 'form', typed, faults: saved.refusal.faults }
  return unlessUnknown(saved, 'published')
}

function preview(typed: TypedNotice, today: Temporal.PlainDate): NoticeAnswer {
  const faults = noticeFaults(typed, today)
  return { kind: draftOf(typed, today) ? 'preview' : 'form', typed, faults }
}

/** Does what a form about a notice asks for. Without a form it is shown, or an empty one. */
export async function noticeAnswer(asked: Asked): Promise<NoticeAnswer> {
  const { locals, editor, notice, languages } = asked
  const { app, form } = locals
  const today = berlinDate(Temporal.Now.instant())
  if (!form) return { kind: 'form', typed: notice ? typedOf(notice) : emptyNotice(today), faults: [] }
  const step = noticeStep(form)
  if (notice && step === 'end') return unlessUnknown(await app.notices.end(editor, notice.id), 'ended')
  if (notice && step === 'delete') return { kind: 'delete' }
  if (notice && step === 'delete-now')
    return unlessUnknown(await app.notices.remove(editor, notice.id), 'deleted')
  const typed = typedNotice(form, languages)
  if (step === 'publish') return publish(asked, typed)
  return step === 'edit' ? { kind: 'form', typed, faults: [] } : preview(typed, today)
}
