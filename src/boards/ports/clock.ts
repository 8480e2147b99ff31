/** The time. */
export type Clock = { readonly now: () => Temporal.Instant }
