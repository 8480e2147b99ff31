/** Our copy of a booking in somebody's calendar. It is noted before it is written, so that no copy is ever forgotten. */
export type RemoteEvent = {
  readonly connection: string
  readonly booking: string
  /** As the server gave it last; null where it has not been written yet, or the server gave none. */
  readonly etag: string | null
  /** Hash of the text that was written last; null where none was. */
  readonly written: string | null
  /** When it was seen that somebody had moved or deleted it by hand; null once the booking has changed since. */
  readonly byHand: Temporal.Instant | null
}

/** What a mail to a counsellor is about, in the place of a change's number, where she changed a copy by hand. */
export const changedByHand = 'by-hand'
