/** For this long a link for a forgotten password works. */
export const resetHours = 24

/** A link with which somebody chooses a new password. */
export type Reset = {
  readonly id: string
  readonly account: string
  readonly expires: Temporal.Instant
}
