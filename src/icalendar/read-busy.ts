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

const tzidOf = (event: ICAL.Component, name: 'dtstart' | 'dtend' | 'recurrence-id'): string | undefined => {
  const tzid = event.getFirstProperty(name)?.getParameter('tzid')
  return typeof tzid === 'string' ? tzid : undefined
}

/** The end has a zone of its own; worked out from a length, it is in that of the start. */
const endZoneOf = (event: ICAL.Component): string | undefined =>
  event.getFirstProperty('dtend') ? tzidOf(event, 'dtend') : tzidOf(event, 'dtstart')

type Span = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

const touches = ({ from, to }: Span, frame: Frame): boolean =>
  Temporal.Instant.compare(from, to) < 0 &&
  Temporal.Instant.compare(from, frame.to) < 0 &&
  Temporal.Instant.compare(to, frame.from) > 0

const spanOf = (event: ICAL.Event, { zone }: Frame): Span => ({
  from: instantOfTime(event.startDate, tzidOf(event.component, 'dtstart'), zone),
  to: instantOfTime(event.endDate, endZoneOf(event.component), zone),
})

const busyOfOne = (component: ICAL.Component, frame: Frame): BusyTime[] => {
  const event = new ICAL.Event(component)
  if (!event.startDate || !blocks(component)) return []
  const span = spanOf(event, frame)
  return touches(span, frame) ? [{ uid: event.uid, ...span }] : []
}

/** Which occurrences were changed: by instant, or by date where only that is named. */
const changedOnes = (changed: readonly ICAL.Component[], { zone }: Frame): ReadonlySet<string> =>
  new Set(
    changed.flatMap(component => {
      const id = component.getFirstPropertyValue('recurrence-id')
      if (!(id instanceof ICAL.Time)) return []
      const instant = instantOfTime(id, tzidOf(component, 'recurrence-id'), zone)
      return [id.isDate ? id.toString() : instant.toString()]
    }),
  )

/** Occurrences are worked out by the wall clock, so a day more on each side is looked at than the frame has. */
const dayMilliseconds = 86_400_000
const dayOf = (time: ICAL.Time): number => Date.UTC(time.year, time.month - 1, time.day)

/** The last instant of a rule; its own text is put off a day, because the library compares it with the wall clock. */
const putOffUntil = (master: ICAL.Component): Temporal.Instant | undefined => {
  let last: Temporal.Instant | undefined
  for (const property of master.getAllProperties('rrule')) {
    const rule = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur) || !rule.until || rule.until.isDate) continue
    if (rule.until.zone !== ICAL.Timezone.utcTimezone) continue
    last = Temporal.Instant.fromEpochMilliseconds(rule.until.toUnixTime() * 1_000)
    const until = rule.until.clone()
    until.adjust(1, 0, 0, 0)
    rule.until = until
    property.setValue(rule)
  }
  return last
}

/** Nobody's appointments recur every minute, and to count them through takes long. */
const isEndless = (master: ICAL.Component): boolean =>
  master.getAllProperties('rrule').some(rule => {
    const recurrence = rule.getFirstValue()
    return recurrence instanceof ICAL.Recur && /^(SECONDLY|MINUTELY)$/.test(recurrence.freq)
  })

const busyOfSeries = (
  master: ICAL.Component,
  changed: readonly ICAL.Component[],
  frame: Frame,
): BusyTime[] => {
  if (isEndless(master)) throw new Error('an event recurs too often to be read')
  const last = putOffUntil(master)
  const event = new ICAL.Event(master, { exceptions: [] })
  if (!blocks(master)) return []
  const whole = spanOf(event, frame)
  const length = whole.from.until(whole.to)
  const tzid = tzidOf(master, 'dtstart')
  const elsewhere = changedOnes(changed, frame)
  const begins = frame.from.subtract(length).epochMilliseconds - 2 * dayMilliseconds
  const found: BusyTime[] = []
  const iterator = event.iterator()
  for (let count = 0; ; count += 1) {
    const next = iterator.next()
    if (!next || dayOf(next) > frame.to.epochMilliseconds + 2 * dayMilliseconds) return found
    if (count > mostOccurrences) throw new Error('an event recurs too often to be read')
    // Years of occurrences are over: what they are in instants need not be worked out.
    if (dayOf(next) < begins) continue
    const from = instantOfTime(next, tzid, frame.zone)
    if (last && Temporal.Instant.compare(from, last) > 0) continue
    const date = `${next.year}-${String(next.month).padStart(2, '0')}-${String(next.day).padStart(2, '0')}`
    if (elsewhere.has(from.toString()) || elsewhere.has(date)) continue
    // All-day ones end when the date does, also while clocks are set.
    const to = next.isDate ? endOfDays(event, next, frame) : from.add(length)
    if (touches({ from, to }, frame)) found.push({ uid: event.uid, from, to })
  }
}

const endOfDays = (event: ICAL.Event, start: ICAL.Time, { zone }: Frame): Temporal.Instant => {
  const end = start.clone()
  end.addDuration(event.duration)
  return instantOfTime(end, undefined, zone)
}

const busyOfUid = (components: readonly ICAL.Component[], frame: Frame): BusyTime[] => {
  const isMaster = (component: ICAL.Component) => component.getFirstProperty('recurrence-id') === null
  const changed = components.filter(component => !isMaster(component))
  const master = components.find(isMaster)
  const isSeries = master?.getFirstProperty('rrule') || master?.getFirstProperty('rdate')
  if (!master || !isSeries) return components.flatMap(component => busyOfOne(component, frame))
  return [
    ...busyOfSeries(master, changed, frame),
    ...changed.flatMap(component => busyOfOne(component, frame)),
  ]
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
