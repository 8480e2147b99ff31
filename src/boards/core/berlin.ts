const zone = 'Europe/Berlin'

/** The date in Berlin at an instant. */
export const berlinDate = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate()

/** The instant at which a date is over in Berlin. */
export const dayEnds = (date: Temporal.PlainDate): Temporal.Instant =>
  date.add({ days: 1 }).toZonedDateTime(zone).toInstant()
