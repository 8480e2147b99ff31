type Frame = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

/** Understands calendar texts. */
export type CalendarReader = {
  /**
   * When somebody is not free, for each of some objects of her calendar; null for one that cannot be read. Events of this
   * installation's own, wherever they stand, take no time. Other work goes on beside it.
   */
  readonly busyIn: (texts: readonly string[], frame: Frame) => Promise<readonly (readonly Frame[] | null)[]>
  /** Whether two objects say the same of the same event: when it is, and what it is called. */
  readonly isSame: (text: string, other: string) => boolean
  /** A short hash of a text. */
  readonly hash: (text: string) => string
}
