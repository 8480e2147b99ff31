/** What is counted: of a network its holds, bookings and wrong codes, of a contact the bookings. */
export type Paced = 'hold' | 'booking' | 'contact' | 'wrong-code'

/** How often somebody may do something within a time. */
export type Pace = {
  /** Seconds until it may be done; 0 where it may be done now. */
  readonly wait: (what: Paced, who: string) => Promise<number>
  /** Counts one. The same seconds, where that was one too many. */
  readonly count: (what: Paced, who: string) => Promise<number>
}
