/** A reader who wants to be told when an earlier slot comes free: first come, first served. */
export type Waiting = {
  readonly booking: string
  readonly since: Temporal.Instant
  /** The hold that keeps the earlier slot for her while she may take it; null while there is none. */
  readonly offer: string | null
}

/** An earlier slot that is kept for a reader, and until when. */
export type EarlierOffer = {
  readonly hold: string
  readonly slot: string
  readonly expires: Temporal.Instant
}
