import { type Finding, findings, inWords } from './finding.ts'

const { ok, warning, fault } = findings('clock')

/** Two moments of which one is known to be in summer time and the other not. */
const known = [
  ['2026-07-01T12:00:00Z', '+02:00'],
  ['2026-12-01T12:00:00Z', '+01:00'],
] as const

/** Whether this Node knows what time it is in Berlin. */
export function checkTimeZone(): Finding {
  const zone = findings('time zone')
  try {
    const right = known.every(
      ([instant, offset]) =>
        Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Berlin').offset === offset,
    )
    return right
      ? zone.ok('Europe/Berlin is known, with summer time')
      : zone.fault('Europe/Berlin has the wrong times')
  } catch {
    return zone.fault('Europe/Berlin is not known to this Node')
  }
}

/** What there is to compare the clock with. */
export interface Clocks {
  readonly now: Temporal.Instant
  /** The database server's own clock. */
  readonly database: Temporal.Instant | null
  /** Moments that cannot be in the future: of the last change, of files. */
  readonly past: readonly Temporal.Instant[]
}

const slackSeconds = 5
const mostSeconds = 60

/** Whether the clock can be right. Holds, deadlines and deletion go by it. */
export function checkClock({ now, database, past }: Clocks): Finding {
  const latest = past.toSorted(Temporal.Instant.compare).at(-1)
  if (latest && Temporal.Instant.compare(latest, now.add({ seconds: slackSeconds })) > 0)
    return fault(
      `it is behind by ${inWords(now.until(latest))} or more: something was written at a time that is still to come`,
    )
  if (!database) return ok(`${now.toString({ smallestUnit: 'second' })}; nothing was written later than that`)
  const off = now.until(database)
  const seconds = Math.abs(off.total('seconds'))
  if (seconds <= slackSeconds)
    return ok(`${now.toString({ smallestUnit: 'second' })}; the database says the same`)
  const text = `it and the database's clock are ${inWords(off)} apart: let both be set by NTP`
  return seconds > mostSeconds ? fault(text) : warning(text)
}
