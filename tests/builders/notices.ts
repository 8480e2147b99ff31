import type { Notice, NoticeDraft } from '../../src/boards/core/notice.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)

/** A notice for all pages on three days in December. */
export const aDraft = (changes: Partial<NoticeDraft> = {}): NoticeDraft => ({
  kind: 'information',
  place: 'everywhere',
  texts: { de: 'Das Amt ist zu.', ar: 'المكتب مغلق.' },
  link: null,
  from: day('2026-12-23'),
  to: day('2026-12-25'),
  ...changes,
})

export const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  ...aDraft(),
  id: 'n1',
  ended: null,
  ...changes,
})
