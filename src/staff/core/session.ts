/** A session ends this long after its last use. */
export const idleHours = 12

/** And this long after sign-in, however much it is used. */
export const mostDays = 7

/** Where somebody is signed in. */
export type StaffSession = {
  readonly id: string
  readonly account: string
  /** What the browser says it is, in two words. */
  readonly device: string
  readonly created: Temporal.Instant
  /** To the quarter of an hour. */
  readonly used: Temporal.Instant
  readonly expires: Temporal.Instant
}

/** When a session is over that began at an instant. */
const lastEnd = (created: Temporal.Instant): Temporal.Instant => created.add({ hours: mostDays * 24 })

/** Whether a session is over. */
export const isOver = (
  { created, expires }: Pick<StaffSession, 'created' | 'expires'>,
  now: Temporal.Instant,
): boolean =>
  Temporal.Instant.compare(now, expires) >= 0 || Temporal.Instant.compare(now, lastEnd(created)) >= 0
