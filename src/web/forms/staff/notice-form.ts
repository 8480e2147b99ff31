import { z } from 'zod'
import { noticeKinds, noticePlaces } from '../../../boards/core/notice.ts'
import { isOwnPage } from '../../../boards/core/notice-link.ts'
import type { TypedNotice } from '../../../boards/core/typed-notice.ts'
import { type LanguageTag, languageBySegment } from '../../../i18n/languages.ts'
import { isWhole, plainText } from '../../http/plain-text.ts'

/** The name of a text's field. */
export function textField(language: string): string {
  return `text-${language}`
}

const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text, context) => {
    try {
      return Temporal.PlainDate.from(text)
    } catch {
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }
  })
  .optional()
  .catch(undefined)

const schema = z.object({
  kind: z.enum(noticeKinds).catch('information'),
  place: z.enum(noticePlaces).catch('everywhere'),
  from: dateSchema,
  to: dateSchema,
})

/** A text of several lines, each without what nobody sees; what cannot be stored goes, and lines without words at both ends. */
function plainLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).map(line => [...plainText(line)].filter(isWhole).join(''))
  return lines.join('\n').trim()
}

/** Own pages without their language, which the reader's takes the place of; whatever else as it was typed. */
function linkOf(typed: string): string | null {
  const link = plainText(typed)
  const [, segment = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(link) ?? []
  if (languageBySegment(segment) && isOwnPage(path)) return path
  return link === '' ? null : link
}

/** A notice as a form has it. Nothing is refused here: what is wrong with it is the board's to say. */
export function typedNotice(form: Record<string, string>, languages: readonly LanguageTag[]): TypedNotice {
  const { kind, place, from, to } = schema.parse({ ...form })
  return {
    ...{ kind, place, from, to },
    texts: Object.fromEntries(languages.map(tag => [tag, plainLines(form[textField(tag)] ?? '')])),
    link: linkOf(form.link ?? ''),
  }
}

/** A new notice: from today on, without an end, which its writer has to think of. */
export function emptyNotice(today: Temporal.PlainDate): TypedNotice {
  return { kind: 'information', place: 'everywhere', texts: {}, link: null, from: today, to: undefined }
}

/** What the button that was pressed asks for. */
export const noticeSteps = ['preview', 'edit', 'publish', 'end', 'delete', 'delete-now'] as const
export type NoticeStep = (typeof noticeSteps)[number]

/** The step of a form; a look before anything is done where none is named. */
export function noticeStep(form: Record<string, string>): NoticeStep {
  return noticeSteps.find(step => step === form.step) ?? 'preview'
}
