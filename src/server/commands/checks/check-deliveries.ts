import type { FailedDeliveries } from '../../../adapters/sql/inspection/inspection.ts'
import type { Backlog } from '../../../delivery/ports/queue.ts'
import { type Finding, findings, inWords } from './finding.ts'

const { ok, warning, fault } = findings('deliveries')

const lateMinutes = 10
const tooLateHours = 24

function lateness({ waiting, overdue, oldest }: Backlog, now: Temporal.Instant): Finding {
  if (oldest === null) return ok(`${waiting} wait for their time, none is overdue`)
  const since = oldest.until(now)
  const text = `${overdue} of ${waiting} are overdue, the oldest for ${inWords(since)}`
  const hours = since.total('hours')
  if (hours > tooLateHours)
    return fault(
      `${text}: names that were to be deleted may still be there; start the server, or mend what fails below`,
    )
  return hours * 60 > lateMinutes ? warning(`${text}: is the server running?`) : ok(text)
}

/** Whether what has to go out goes out: deletions, calendars, messages. */
export function checkDeliveries(
  backlog: Backlog,
  failed: readonly FailedDeliveries[],
  now: Temporal.Instant,
): readonly Finding[] {
  const failures = failed.map(({ kind, error, count, givenUp }) => {
    const next = givenUp ? 'are not tried again' : 'will be tried again'
    return warning(`${count} of kind "${kind}" failed (${error || 'no reason noted'}) and ${next}`)
  })
  return [lateness(backlog, now), ...failures]
}
