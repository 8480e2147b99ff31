import type { EventInput } from '@fullcalendar/react'
import type {
  AgendaAnswer,
  AgendaAppointment,
  AgendaBusy,
  AgendaException,
  AgendaHours,
  Whose,
} from './agenda.ts'
import { addDays } from './wall-clock.ts'

/** What an event of the calendar stands for. */
export type Item =
  | { readonly kind: 'appointment'; readonly of: AgendaAppointment }
  | { readonly kind: 'exception'; readonly of: AgendaException }
  | { readonly kind: 'hours'; readonly of: AgendaHours }
  | { readonly kind: 'busy'; readonly of: AgendaBusy }
  | { readonly kind: 'holiday'; readonly of: { readonly counsellor: Whose | null } }

/** How the calendar is looked at. */
export interface Looking {
  readonly asList: boolean
  /** Where office hours are planned. */
  readonly hoursPage: string
  /** First date in view, and the first one after it. */
  readonly from: string
  readonly to: string
}

const colours = {
  appointment: { color: 'var(--cal-appointment)', contrastColor: 'var(--cal-appointment-ink)' },
  exception: { color: 'var(--cal-exception)', contrastColor: 'var(--cal-exception-ink)' },
  hours: { color: 'var(--cal-hours)', contrastColor: 'var(--cal-hours-ink)' },
  busy: { color: 'var(--cal-busy)', contrastColor: 'var(--cal-busy-ink)' },
  holiday: { color: 'var(--cal-holiday)', contrastColor: 'var(--cal-holiday-ink)' },
} as const

const orders = { holiday: 0, exception: 1, hours: 2, appointment: 3, busy: 4 } as const

function eventOf(item: Item, more: EventInput): EventInput {
  const { kind } = item
  return { ...colours[kind], className: `cal-event cal-${kind}`, order: orders[kind], item, ...more }
}

function appointmentEvent(of: AgendaAppointment): EventInput {
  const { id, start, end, reference, changeable, status } = of
  const className = `cal-event cal-appointment cal-${status}`
  const more = { id: `appointment-${id}`, start, end, title: reference, className }
  return eventOf({ kind: 'appointment', of }, { ...more, startEditable: changeable })
}

function hoursEvent(of: AgendaHours, { asList, hoursPage }: Looking): EventInput {
  const more = { start: of.start, end: of.end, title: of.place }
  return eventOf(
    { kind: 'hours', of },
    asList ? { ...more, url: hoursPage } : { ...more, display: 'background' },
  )
}

function busyEvent(of: AgendaBusy): EventInput {
  return eventOf({ kind: 'busy', of }, { start: of.start, end: of.end, interactive: false })
}

/** A part of several days is an event a day; they are moved together. */
function partsOfDays(of: AgendaException, { from, to }: Looking): EventInput[] {
  const { hours, id } = of
  const events: EventInput[] = []
  const first = of.from < from ? from : of.from
  for (let date = first; hours && date <= of.to && date < to; date = addDays(date, 1))
    events.push({
      id: `exception-${id}-${date}`,
      groupId: `exception-${id}`,
      start: `${date}T${hours.from}`,
      end: `${date}T${hours.to}`,
    })
  return events
}

function exceptionEvents(of: AgendaException, looking: Looking): EventInput[] {
  const days = { id: `exception-${of.id}`, start: of.from, end: addDays(of.to, 1), allDay: true }
  // Other hours do not say on which of the dates they hold: the office hours behind them do.
  const parts = of.kind === 'off' && of.hours ? partsOfDays(of, looking) : [days]
  return parts.map(part => eventOf({ kind: 'exception', of }, { ...part, startEditable: of.changeable }))
}

function holidayEvent(date: string): EventInput {
  const more = { start: date, allDay: true, interactive: false }
  return eventOf({ kind: 'holiday', of: { counsellor: null } }, more)
}

/** What stands in calendars as events. What was cancelled takes no room between what is to come: the list has it. */
export function toEvents(agenda: AgendaAnswer, looking: Looking): EventInput[] {
  const shown = agenda.appointments.filter(({ status }) => looking.asList || status !== 'cancelled')
  return [
    ...agenda.holidays.map(holidayEvent),
    ...agenda.exceptions.flatMap(exception => exceptionEvents(exception, looking)),
    ...agenda.hours.map(hours => hoursEvent(hours, looking)),
    ...shown.map(appointmentEvent),
    ...agenda.busy.map(busyEvent),
  ]
}

/** From and until which full hours a day is drawn: a working day, and whatever lies outside of it. */
export function hoursDrawn(agenda: AgendaAnswer): { readonly first: string; readonly last: string } {
  const spans = [...agenda.appointments, ...agenda.hours, ...agenda.busy]
  let [first, last] = [8, 18]
  for (const { start, end } of spans) {
    const overnight = start.slice(0, 10) !== end.slice(0, 10)
    first = Math.min(first, overnight ? 0 : Number(start.slice(11, 13)))
    last = Math.max(
      last,
      overnight ? 24 : Math.ceil(Number(end.slice(11, 13)) + Number(end.slice(14, 16)) / 60),
    )
  }
  for (const { hours } of agenda.exceptions) {
    if (!hours) continue
    first = Math.min(first, Number(hours.from.slice(0, 2)))
    last = Math.max(last, Number(hours.to.slice(0, 2)) + 1)
  }
  const clock = (hour: number) => `${String(Math.min(hour, 24)).padStart(2, '0')}:00:00`
  return { first: clock(first), last: clock(last) }
}
