/** A run of days within one month, both included, `YYYY-MM-DD`. */
export type Days = { readonly from: string; readonly to: string }

const fewestDays = 4

const span = ({ from, to }: Days): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1

const calendarWeeks = (month: Temporal.PlainYearMonth): readonly Days[] => {
  const weeks: Days[] = []
  const last = month.toPlainDate({ day: month.daysInMonth })
  let day = month.toPlainDate({ day: 1 })
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const sunday = day.add({ days: 7 - day.dayOfWeek })
    const to = Temporal.PlainDate.compare(sunday, last) < 0 ? sunday : last
    weeks.push({ from: day.toString(), to: to.toString() })
    day = to.add({ days: 1 })
  }
  return weeks
}

/**
 * A month in weeks from Monday to Sunday (ISO 8601), cut where the month begins and ends. What would have fewer than four
 * days belongs to the week beside it: together they are the month, and no number is that of one day.
 */
export const weeksOfMonth = (month: Temporal.PlainYearMonth): readonly Days[] => {
  const weeks: Days[] = []
  for (const week of calendarWeeks(month)) {
    const before = weeks.at(-1)
    if (before && (span(before) < fewestDays || span(week) < fewestDays))
      weeks[weeks.length - 1] = { from: before.from, to: week.to }
    else weeks.push(week)
  }
  return weeks
}

/** The week of a month that a day of it lies in, as `from/to` (ISO 8601). */
export const weekOfMonth = (weeks: readonly Days[], day: string): string => {
  const week = weeks.find(({ from, to }) => from <= day && day <= to)
  if (!week) throw new RangeError(`${day} is not in the month`)
  return `${week.from}/${week.to}`
}

/** The Monday of a date's week. */
export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek - 1 })
