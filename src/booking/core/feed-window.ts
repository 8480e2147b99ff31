import { berlinDate, dayBegins } from './berlin.ts'

/** How far back and ahead a feed reaches, and for how long it shows that something was cancelled. */
export const feedDays = { back: 14, ahead: 120, cancelled: 7 } as const

/** The window of a feed that is read now: of whole days in Berlin, so that it stays the same until midnight there. */
export const feedWindow = (
  now: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant; cancelledAfter: Temporal.Instant } => {
  const today = berlinDate(now)
  return {
    from: dayBegins(today.subtract({ days: feedDays.back })),
    to: dayBegins(today.add({ days: feedDays.ahead + 1 })),
    cancelledAfter: dayBegins(today.subtract({ days: feedDays.cancelled })),
  }
}
