import type { StaffTag, StaffTranslate } from '../../../i18n/strings/staff-strings.ts'
import type { AgendaAnswer, Whose } from '../../../islands/staff/agenda.ts'
import { staffAddress } from '../../staff-addresses.ts'

/** A line of a day: when, what, and where it is changed. */
export interface WeekLine {
  /** `09:00–09:30`, empty for whole days. */
  readonly time: string
  readonly text: string
  readonly href: string | undefined
}

export interface WeekDay {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly holiday: boolean
  readonly lines: readonly WeekLine[]
}

interface Words {
  readonly t: StaffTranslate
  readonly language: StaffTag
  /** Whether it is said whose each thing is. */
  readonly withNames: boolean
}

interface Sorted extends WeekLine {
  readonly date: string
}

const span = ({ start, end }: { start: string; end: string }) => `${start.slice(11)}–${end.slice(11)}`

const joined = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', ')

function appointmentLines({ appointments }: AgendaAnswer, { t, language, withNames }: Words): Sorted[] {
  return appointments.map(of => ({
    date: of.start.slice(0, 10),
    time: span(of),
    text: joined(
      `${t('agenda.kind.appointment')} ${of.reference}`,
      withNames && of.counsellor.label,
      of.topic,
      of.language,
      of.place,
      of.status !== 'booked' && t(`agenda.status.${of.status}`),
    ),
    href: staffAddress(`appointments/${of.id}/`, language),
  }))
}

function hoursLines({ hours, busy }: AgendaAnswer, { t, language, withNames }: Words): Sorted[] {
  const name = (whose: Whose) => withNames && whose.label
  return [
    ...hours.map(of => ({
      date: of.start.slice(0, 10),
      time: span(of),
      text: joined(
        t('agenda.kind.hours'),
        name(of.counsellor),
        of.place,
        of.access === 'walk-in' && t('agenda.walkIn'),
      ),
      href: staffAddress('hours/', language),
    })),
    ...busy.map(of => ({
      date: of.start.slice(0, 10),
      time: span(of),
      text: joined(t('agenda.kind.busy'), name(of.counsellor)),
      href: undefined,
    })),
  ]
}

function exceptionLines(
  { exceptions }: AgendaAnswer,
  dates: readonly string[],
  { t, language, withNames }: Words,
): Sorted[] {
  return exceptions.flatMap(({ kind, reason, from, to, hours, counsellor }) =>
    dates
      .filter(date => from <= date && date <= to)
      .map(date => ({
        date,
        time: hours ? `${hours.from}–${hours.to}` : '',
        text: joined(
          `${t(`agenda.kind.${kind}`)}: ${t(`agenda.reason.${reason}`)}`,
          counsellor ? withNames && counsellor.label : t('agenda.everybody'),
        ),
        href: staffAddress('hours/', language),
      })),
  )
}

/** The seven days from a Monday on as plain lists, for whoever has no script and until it is there. */
export function weekDays(agenda: AgendaAnswer, monday: Temporal.PlainDate, words: Words): readonly WeekDay[] {
  const dates = Array.from({ length: 7 }, (_, days) => monday.add({ days }).toString())
  const lines = [
    ...exceptionLines(agenda, dates, words),
    ...appointmentLines(agenda, words),
    ...hoursLines(agenda, words),
  ]
  return dates.map(date => ({
    date,
    holiday: agenda.holidays.includes(date),
    lines: lines
      .filter(line => line.date === date)
      .toSorted((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time))),
  }))
}
