/** What a counsellor's calendar may know of a booking: no name, no topic, no language. */
export type EventFacts = {
  readonly booking: string
  readonly reference: string
  readonly office: string | null
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly sequence: number
  readonly changed: Temporal.Instant
  readonly cancelled: boolean
}

/** Writes the calendar text of a booking (a VEVENT), once for each change. */
export type EventWriter = { readonly write: (facts: EventFacts) => string }
