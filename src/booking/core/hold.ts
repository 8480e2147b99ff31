import { earlier, later } from './instants.ts'
import type { Policy } from './policy.ts'

/** A slot kept for some minutes while somebody fills in the form. */
export type Hold = {
  readonly id: string
  readonly slot: string
  /** When it was first taken; prolonging does not change it. */
  readonly created: Temporal.Instant
  readonly expires: Temporal.Instant
  /** Keyed hash of the client's own key: one client keeps one slot at a time. */
  readonly client: string | null
}

/**
 * Until when a hold lasts that is prolonged now (WCAG 2.2, 2.2.1). Never shorter than before: somebody has been told that
 * end. Never longer than the district allows from when it was first taken.
 */
export const prolongedUntil = (
  { created, expires }: Pick<Hold, 'created' | 'expires'>,
  now: Temporal.Instant,
  { holdMinutes, longestHoldMinutes }: Pick<Policy, 'holdMinutes' | 'longestHoldMinutes'>,
): Temporal.Instant => {
  const last = created.add({ minutes: longestHoldMinutes })
  return later(expires, earlier(now.add({ minutes: holdMinutes }), last))
}
