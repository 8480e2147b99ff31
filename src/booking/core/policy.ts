/** What the district decides about booking. */
export type Policy = {
  /** Shortest time between booking and appointment. */
  readonly noticeMinutes: number
  /** How far ahead one can book. */
  readonly horizonDays: number
  readonly holdMinutes: number
  /** How long an idempotency key gives the same answer. */
  readonly idempotencyHours: number
  /** Time after the appointment's end when name and contact are wiped. */
  readonly retentionHours: number
}

export const defaultPolicy: Policy = {
  noticeMinutes: 60,
  horizonDays: 56,
  holdMinutes: 10,
  idempotencyHours: 24,
  retentionHours: 48,
}
