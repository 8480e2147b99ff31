type Frame = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

/** Understands calendar texts. */
export type CalendarReader = {
  /** When somebody is not free by one object of her calendar. Throws where it cannot be read. */
  readonly busyIn: (text: string, frame: Frame) => readonly Frame[]
  /** Whether two objects say the same of the same event: when it is, and what it is called. */
  readonly isSame: (text: string, other: string) => boolean
  /** A short hash of a text. */
  readonly hash: (text: string) => string
}
