import ICAL from 'ical.js'

/** What is read of an event; a text that is missing is empty. */
export type ReadEvent = {
  readonly uid: string
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly url: string
  readonly status: string
  readonly transparency: string
  readonly sequence: number
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly stamp: Temporal.Instant
  /** Triggers of the reminders, as durations (`-P1D`). */
  readonly alarms: readonly string[]
}

const textOf = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '')

const timeOf = (component: ICAL.Component, name: string): Temporal.Instant => {
  const value = component.getFirstPropertyValue(name)
  if (!(value instanceof ICAL.Time)) throw new Error(`an event has no ${name}`)
  return Temporal.Instant.fromEpochMilliseconds(value.toJSDate().getTime())
}

const readEvent = (component: ICAL.Component): ReadEvent => ({
  uid: textOf(component, 'uid'),
  summary: textOf(component, 'summary'),
  description: textOf(component, 'description'),
  location: textOf(component, 'location'),
  url: textOf(component, 'url'),
  status: textOf(component, 'status'),
  transparency: textOf(component, 'transp'),
  sequence: Number(component.getFirstPropertyValue('sequence') ?? 0),
  start: timeOf(component, 'dtstart'),
  end: timeOf(component, 'dtend'),
  stamp: timeOf(component, 'dtstamp'),
  alarms: component.getAllSubcomponents('valarm').map(alarm => textOf(alarm, 'trigger')),
})

/** Reads the events of a calendar text. Throws where it is no calendar. */
export const readEvents = (text: string): readonly ReadEvent[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(readEvent)
