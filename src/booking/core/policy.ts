/** What the district decides about booking. */
export type Policy = {
  /** Shortest time between booking and appointment. */
  readonly noticeMinutes: number
  /** Whether a rule's own notice does not count either: at the desk (desk-policy.ts). */
  readonly ignoresOwnNotice?: boolean | undefined
  /** How far ahead one can book. */
  readonly horizonDays: number
  readonly holdMinutes: number
  /** How long one hold may last with all that it was prolonged. */
  readonly longestHoldMinutes: number
  /** How long an idempotency key gives the same answer at least; it does until the appointment ends. */
  readonly idempotencyHours: number
  /** Time after the appointment's end when name and contact are wiped. */
  readonly retentionHours: number
  /** The most appointments to come that one contact may have. */
  readonly mostPerContact: number
  /** From how many appointments to come, made from one network within a day, a proof of work is asked for. */
  readonly provenFrom: number
  /** Whether a reader who gave an address is written to: only where mails can go out. */
  readonly mail: boolean
  /** Whether a reader who gave a mobile number gets text messages: only where they can go out. */
  readonly sms: boolean
  /** Push services whose devices can be reminded; none where reminders cannot go out. */
  readonly pushServices: readonly string[]
  /** The most appointments to come that one network may make within a day: a shelter's 300 people, and a third more. */
  readonly mostPerNetwork: number
  /** How long who asked for something earlier has to take it, before the next one in line is asked. */
  readonly offerMinutes: number
  /** While demand is high, a freed slot rests for a time between these before it is offered again; 0 and 0: never. */
  readonly restMinutes: { readonly least: number; readonly most: number }
}

export const defaultPolicy: Policy = {
  noticeMinutes: 60,
  horizonDays: 56,
  holdMinutes: 10,
  longestHoldMinutes: 40,
  idempotencyHours: 24,
  retentionHours: 48,
  mostPerContact: 3,
  provenFrom: 30,
  mail: false,
  sms: false,
  pushServices: [],
  mostPerNetwork: 400,
  offerMinutes: 120,
  restMinutes: { least: 2, most: 15 },
}
