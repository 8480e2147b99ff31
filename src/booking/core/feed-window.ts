/** How far back and ahead a feed reaches, and how long it shows that something was cancelled. */
export const feedDays = { back: 14, ahead: 120, cancelled: 7 } as const

/** The window of a feed that is read now. */
export const feedWindow = (
  now: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant; cancelledAfter: Temporal.Instant } => ({
  from: now.subtract({ hours: feedDays.back * 24 }),
  to: now.add({ hours: feedDays.ahead * 24 }),
  cancelledAfter: now.subtract({ hours: feedDays.cancelled * 24 }),
})
