/** What became of appointments, counted without a trace of whose they were. */
export type Outcome = 'booked' | 'cancelled' | 'attended' | 'missed'

/** How many appointments of one kind had one outcome. The day is the appointment's, in Berlin, `YYYY-MM-DD`. */
export type Counter = {
  readonly day: string
  readonly office: string | null
  readonly topic: string
  readonly language: string
  readonly outcome: Outcome
  readonly count: number
}

/** Fewer than this could be told from one another. */
export const leastShown = 5

/** The counters that may be shown: small ones say only that there were some (null). */
export const suppressed = (
  counters: readonly Counter[],
): readonly (Omit<Counter, 'count'> & { readonly count: number | null })[] =>
  counters.map(counter => ({ ...counter, count: counter.count < leastShown ? null : counter.count }))
