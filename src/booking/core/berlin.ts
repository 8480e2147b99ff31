const zone = 'Europe/Berlin'

/** A date in Berlin: the instant it begins, and whether it has 24 hours. */
type Day = { readonly begins: number; readonly regular: boolean }

const days = new Map<string, Day>()
const remembered = 2_000

const findDay = (date: Temporal.PlainDate): Day => {
  const key = date.toString()
  const known = days.get(key)
  if (known) return known
  const begin = date.toZonedDateTime(zone)
  const day = { begins: begin.epochMilliseconds, regular: begin.hoursInDay === 24 }
  if (days.size >= remembered) days.clear()
  days.set(key, day)
  return day
}

let last: { readonly date: Temporal.PlainDate; readonly day: Day } | undefined

/** Asked many times in a row for the same date. */
const dayOf = (date: Temporal.PlainDate): Day => {
  if (last?.date !== date) last = { date, day: findDay(date) }
  return last.day
}

/**
 * The instant at which clocks in Berlin show these minutes since midnight on this date; undefined where they
 * never show it (the night the clocks go forward). Of a time shown twice it is the first.
 */
export const wallClock = (date: Temporal.PlainDate, minutes: number): Temporal.Instant | undefined => {
  const day = dayOf(date)
  if (day.regular) return Temporal.Instant.fromEpochMilliseconds(day.begins + minutes * 60_000)
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  const zoned = date.toZonedDateTime({ timeZone: zone, plainTime: time })
  return zoned.hour * 60 + zoned.minute === minutes ? zoned.toInstant() : undefined
}

/** The date in Berlin at an instant. */
export const berlinDate = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate()

/** Minutes since midnight that clocks in Berlin show at an instant. */
export const berlinMinutes = (instant: Temporal.Instant): number => {
  const { hour, minute } = instant.toZonedDateTimeISO(zone)
  return hour * 60 + minute
}

/** The instant at which a date begins in Berlin. */
export const dayBegins = (date: Temporal.PlainDate): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(dayOf(date).begins)

/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** The instant some weeks later at which clocks in Berlin show the same time. */
export const weeksLater = (instant: Temporal.Instant, weeks: number): Temporal.Instant =>
  instant.toZonedDateTimeISO(zone).add({ weeks }).toInstant()
