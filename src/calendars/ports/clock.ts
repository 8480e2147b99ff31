/** The time, as the process believes it. */
export type Clock = { readonly now: () => Temporal.Instant }
