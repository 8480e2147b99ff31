/** Something that has to go out: what, about whom, when next, and how often it failed. */
export type Delivery = {
  readonly id: string
  readonly kind: string
  /** The booking that it is about. */
  readonly subject: string
  /** What tells several of one kind apart. */
  readonly detail: string
  /** When it was to go out first. */
  readonly due: Temporal.Instant
  /** When it is tried next. */
  readonly next: Temporal.Instant
  readonly attempts: number
}
