/** What the district decides about booking. */
export type Policy = {
  /** Shortest time between booking and appointment. */
  readonly noticeMinutes: number
  /** How far ahead one can book. */
  readonly horizonDays: number
  readonly holdMinutes: number
  /** How long one hold may last with all that it was prolonged. */
  readonly longestHoldMinutes: number
  /** How long an idempotency key gives the same answer at least; it does until the appointment ends. */
  readonly idempotencyHours: number
  /** Time after the appointment's end when name and contact are wiped. */
  readonly retentionHours: number
}

export const defaultPolicy: Policy = {
  noticeMinutes: 60,
  horizonDays: 56,
  holdMinutes: 10,
  longestHoldMinutes: 40,
  idempotencyHours: 24,
  retentionHours: 48,
}
