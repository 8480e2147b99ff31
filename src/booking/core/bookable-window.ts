import type { OfficeHours } from './office-hours.ts'
import type { Policy } from './policy.ts'
import type { Window } from './slots-of.ts'

/** The time in which a slot must start to be booked now: after the notice, before the horizon. */
export const bookableWindow = (
  now: Temporal.Instant,
  policy: Pick<Policy, 'noticeMinutes' | 'horizonDays'>,
): Window => ({
  from: now.add({ minutes: policy.noticeMinutes }),
  to: now.add({ hours: policy.horizonDays * 24 }),
})

/** The bookable time of one rule: its own notice and horizon, where it has them, before the district's. */
export const bookableWindowOf = (
  rule: Pick<OfficeHours, 'noticeMinutes' | 'horizonDays'>,
  now: Temporal.Instant,
  policy: Pick<Policy, 'noticeMinutes' | 'horizonDays' | 'ignoresOwnNotice'>,
): Window =>
  bookableWindow(now, {
    noticeMinutes: policy.ignoresOwnNotice
      ? policy.noticeMinutes
      : (rule.noticeMinutes ?? policy.noticeMinutes),
    horizonDays: rule.horizonDays ?? policy.horizonDays,
  })

/** The part of a wish that lies in the bookable time; empty windows have `to` before or at `from`. */
export const within = (
  window: Window,
  from: Temporal.Instant | undefined,
  to: Temporal.Instant | undefined,
): Window => ({
  from: from && Temporal.Instant.compare(from, window.from) > 0 ? from : window.from,
  to: to && Temporal.Instant.compare(to, window.to) < 0 ? to : window.to,
})
