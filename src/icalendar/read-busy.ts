import ICAL from 'ical.js'
import { instantOfTime } from './zones.ts'

/** A stretch of time in which somebody is not free, half open. */
export type BusyTime = {
  readonly uid: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

type Frame = {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  /** The zone of dates and of times without one, for example `Europe/Berlin`. */
  readonly zone: string
}

/** A rule that says nothing within so many steps is no calendar's, and must not stop the process. */
const mostOccurrences = 20_000

const textOf = (component: ICAL.Component, name: string): string =>
  String(component.getFirstPropertyValue(name) ?? '').toUpperCase()

/** RFC 5545 §3.8.2.7 and §3.8.1.11; Outlook says in its own property that somebody is free. */
const blocks = (event: ICAL.Component): boolean =>
  textOf(event, 'transp') !== 'TRANSPARENT' &&
  textOf(event, 'status') !== 'CANCELLED' &&
  textOf(event, 'x-microsoft-cdo-busystatus') !== 'FREE'

const tzidOf = (event: ICAL.Component): string | undefined => {
  const tzid = event.getFirstProperty('dtstart')?.getParameter('tzid')
  return typeof tzid === 'string' ? tzid : undefined
}

const busyOf = (
  event: ICAL.Component,
  uid: string,
  start: ICAL.Time,
  end: ICAL.Time,
  frame: Frame,
): BusyTime | undefined => {
  const tzid = tzidOf(event)
  const from = instantOfTime(start, tzid, frame.zone)
  const to = instantOfTime(end, tzid, frame.zone)
  const touches = Temporal.Instant.compare(from, frame.to) < 0 && Temporal.Instant.compare(to, frame.from) > 0
  return blocks(event) && Temporal.Instant.compare(from, to) < 0 && touches ? { uid, from, to } : undefined
}

/** Occurrences are worked out by the wall clock, so a day more on each side is looked at than the frame has. */
const isPast = (time: ICAL.Time, { to }: Frame): boolean =>
  Date.UTC(time.year, time.month - 1, time.day) > to.epochMilliseconds + 2 * 86_400_000

/** Nobody's appointments recur every minute, and to count them through would stop all else for a second. */
const isEndless = (event: ICAL.Event): boolean =>
  event.component.getAllProperties('rrule').some(rule => {
    const recurrence = rule.getFirstValue()
    return recurrence instanceof ICAL.Recur && /^(SECONDLY|MINUTELY)$/.test(recurrence.freq)
  })

const busyOfSeries = (event: ICAL.Event, frame: Frame): BusyTime[] => {
  if (isEndless(event)) throw new Error('an event recurs too often to be read')
  const found: BusyTime[] = []
  const iterator = event.iterator()
  for (let count = 0; ; count += 1) {
    const next = iterator.next()
    if (!next || isPast(next, frame)) return found
    if (count > mostOccurrences) throw new Error('an event recurs too often to be read')
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    const busy = busyOf(item.component, event.uid, startDate, endDate, frame)
    if (busy) found.push(busy)
  }
}

const busyOfUid = (components: readonly ICAL.Component[], frame: Frame): BusyTime[] => {
  const isMaster = (component: ICAL.Component) => component.getFirstProperty('recurrence-id') === null
  const changed = components.filter(component => !isMaster(component))
  const master = components.find(isMaster)
  if (master?.getFirstProperty('rrule') || master?.getFirstProperty('rdate'))
    return busyOfSeries(new ICAL.Event(master, { exceptions: [...changed], strictExceptions: false }), frame)
  return components.flatMap(component => {
    const event = new ICAL.Event(component)
    const busy = event.startDate && busyOf(component, event.uid, event.startDate, event.endDate, frame)
    return busy ? [busy] : []
  })
}

/**
 * When somebody is not free, by her calendar: recurring events worked out, changed and cancelled ones heeded, what she marked
 * as free left out. Throws where the text cannot be read: who cannot read a calendar must not take it for an empty one.
 */
export const readBusy = (text: string, frame: Frame): readonly BusyTime[] => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const byUid = Map.groupBy(calendar.getAllSubcomponents('vevent'), event => textOf(event, 'uid'))
  return [...byUid.values()]
    .flatMap(components => busyOfUid(components, frame))
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
}
