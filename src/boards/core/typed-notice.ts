import { type Notice, type NoticeDraft, noticeSource } from './notice.ts'
import { isNoticeLink } from './notice-link.ts'

/** Characters of one text, and its lines: it must stay a note above a page that somebody came to read. */
export const mostCharacters = 300
export const mostLines = 5

/** A notice as it was typed: days may be missing. */
export type TypedNotice = Omit<NoticeDraft, 'from' | 'to'> & {
  readonly from: Temporal.PlainDate | undefined
  readonly to: Temporal.PlainDate | undefined
}

/** What is wrong, and where: `text` with the tag of its language. */
export type NoticeFault =
  | {
      readonly field: 'text'
      readonly language: string
      readonly fault: 'missing' | 'too-long' | 'many-lines'
    }
  | { readonly field: 'from'; readonly fault: 'missing' }
  | { readonly field: 'to'; readonly fault: 'missing' | 'before-first' | 'over' }
  | { readonly field: 'link'; readonly fault: 'unfit' }

const textFaults = (texts: NoticeDraft['texts']): readonly NoticeFault[] =>
  Object.entries({ [noticeSource]: '', ...texts }).flatMap(([language, text]): readonly NoticeFault[] => {
    const at = { field: 'text', language } as const
    if (text === '') return language === noticeSource ? [{ ...at, fault: 'missing' }] : []
    if ([...text].length > mostCharacters) return [{ ...at, fault: 'too-long' }]
    return text.split('\n').length > mostLines ? [{ ...at, fault: 'many-lines' }] : []
  })

const dayFaults = (
  { from, to }: Pick<TypedNotice, 'from' | 'to'>,
  today: Temporal.PlainDate,
): readonly NoticeFault[] => {
  const first: readonly NoticeFault[] = from ? [] : [{ field: 'from', fault: 'missing' }]
  if (!to) return [...first, { field: 'to', fault: 'missing' }]
  if (from && Temporal.PlainDate.compare(to, from) < 0) return [{ field: 'to', fault: 'before-first' }]
  return Temporal.PlainDate.compare(to, today) < 0 ? [...first, { field: 'to', fault: 'over' }] : first
}

/** Everything that keeps a notice from being published, in the order of the form; nothing where it can be. */
export const noticeFaults = (typed: TypedNotice, today: Temporal.PlainDate): readonly NoticeFault[] => [
  ...textFaults(typed.texts),
  ...dayFaults(typed, today),
  ...(typed.link === null || isNoticeLink(typed.link) ? [] : [{ field: 'link', fault: 'unfit' } as const]),
]

/** What can be published; undefined where something is wrong with it. Texts that are empty are left out. */
export const draftOf = (typed: TypedNotice, today: Temporal.PlainDate): NoticeDraft | undefined => {
  const { from, to, texts } = typed
  if (!from || !to || noticeFaults(typed, today).length > 0) return undefined
  return {
    ...typed,
    ...{ from, to },
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  }
}

/** A notice as a form shows it again. */
export const typedOf = ({ kind, place, texts, link, from, to }: Notice): TypedNotice => ({
  ...{ kind, place, texts, link, from, to },
})
