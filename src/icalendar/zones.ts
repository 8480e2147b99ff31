import ICAL from 'ical.js'
import { findIana } from 'windows-iana'

const isZone = (name: string): boolean => {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** Some programs put their own name before a zone of the IANA: `/citadel.org/20260101_1/Europe/Berlin`. */
const tail = /([A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_+-]+)?)$/

const known = new Map<string, string | undefined>()

const lookUp = (tzid: string): string | undefined => {
  if (isZone(tzid)) return tzid
  const windows = findIana(tzid).find(isZone)
  if (windows) return windows
  const ending = tail.exec(tzid)?.[1]
  return ending !== undefined && isZone(ending) ? ending : undefined
}

/** The IANA's name of a zone that a calendar names: its own, that of Windows, or one with a prefix. Undefined for any other. */
export const ianaZone = (tzid: string): string | undefined => {
  if (!known.has(tzid)) {
    if (known.size >= 500) known.clear()
    known.set(tzid, lookUp(tzid))
  }
  return known.get(tzid)
}

const wallClockIn = (time: ICAL.Time, zone: string): Temporal.Instant =>
  Temporal.ZonedDateTime.from({
    ...{ year: time.year, month: time.month, day: time.day },
    ...(time.isDate ? {} : { hour: time.hour, minute: time.minute, second: Math.min(time.second, 59) }),
    timeZone: zone,
  }).toInstant()

/**
 * The instant of a time in a calendar. Names that are known come first: what a calendar says of them itself (VTIMEZONE) is
 * often out of date. Dates, floating times and zones that nobody knows are taken for the district's own.
 */
export const instantOfTime = (
  time: ICAL.Time,
  tzid: string | undefined,
  ownZone: string,
): Temporal.Instant => {
  if (time.isDate) return wallClockIn(time, ownZone)
  if (time.zone === ICAL.Timezone.utcTimezone)
    return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1_000)
  const zone = tzid === undefined ? ownZone : ianaZone(tzid)
  if (zone !== undefined) return wallClockIn(time, zone)
  if (time.zone?.component) return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1_000)
  return wallClockIn(time, ownZone)
}
