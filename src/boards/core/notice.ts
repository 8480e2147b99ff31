/** What a notice is for: something to know, or something that would go wrong without it. */
export const noticeKinds = ['information', 'warning'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** On which pages of readers a notice stands: all of them, or those about appointments only. */
export const noticePlaces = ['everywhere', 'booking'] as const
export type NoticePlace = (typeof noticePlaces)[number]

/** The language that each notice is written in, and that stands there where a translation is missing. */
export const noticeSource = 'de'

/** What an editor writes. */
export type NoticeDraft = {
  readonly kind: NoticeKind
  readonly place: NoticePlace
  /** By language tag; German is always among them. Plain text, lines divided by line feeds. */
  readonly texts: Readonly<Record<string, string>>
  /** A page of our own without its language (`/offices/`), or an https address; null where there is none. */
  readonly link: string | null
  /** First and last day on which it is shown, by the calendar in Berlin. */
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** A short text on top of readers' pages. Who wrote it stands in the audit log alone. */
export type Notice = NoticeDraft & {
  readonly id: string
  /** When somebody ended it before its last day was over; else null. */
  readonly ended: Temporal.Instant | null
}
