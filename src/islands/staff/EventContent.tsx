import type { AgendaAppointment, AgendaException, AgendaHours } from './agenda.ts'
import { Icon } from './Icon.tsx'
import { hoursPage } from './pages.ts'
import type { CalendarIcon } from './setting.ts'
import type { Item } from './to-events.ts'
import { useSetting } from './use-setting.ts'
import { timeOf } from './wall-clock.ts'

interface Shown {
  readonly icon: CalendarIcon
  readonly kind: string
  /** `HH:MM`, or nothing for whole days. */
  readonly start: string
  readonly end: string
  readonly title: string
  readonly more: readonly string[]
}

const span = ({ start, end }: { start: string; end: string }) => ({ start: timeOf(start), end: timeOf(end) })
const wholeDay = { start: '', end: '' }

const statusIcons = {
  booked: 'calendar-check',
  cancelled: 'calendar-x',
  attended: 'circle-check',
  missed: 'circle-x',
} as const

/** Words and drawing of each kind: none is told by its colour alone. */
function useShown(item: Item, withNames: boolean): Shown {
  const { words } = useSetting()
  const named = item.of.counsellor && withNames ? [item.of.counsellor.label] : []
  const appointment = (of: AgendaAppointment): Shown => ({
    icon: statusIcons[of.status],
    kind: words['kind.appointment'],
    ...span(of),
    title: of.reference,
    more: [...named, of.topic, ...(of.status === 'booked' ? [] : [words[`status.${of.status}`]])],
  })
  const exception = (of: AgendaException): Shown => ({
    icon: 'calendar-x',
    kind: words[`kind.${of.kind}`],
    ...(of.hours ? { start: of.hours.from, end: of.hours.to } : wholeDay),
    title: words[`reason.${of.reason}`],
    more: of.counsellor ? named : [words.everybody],
  })
  const hours = (of: AgendaHours): Shown => ({
    icon: 'clock',
    kind: '',
    ...span(of),
    title: words['kind.hours'],
    more: [...named, of.place, ...(of.access === 'walk-in' ? [words.walkIn] : [])],
  })
  if (item.kind === 'appointment') return appointment(item.of)
  if (item.kind === 'exception') return exception(item.of)
  if (item.kind === 'hours') return hours(item.of)
  if (item.kind === 'busy')
    return { icon: 'lock', kind: '', title: words['kind.busy'], ...span(item.of), more: named }
  return { icon: 'info', kind: '', ...wholeDay, title: words['kind.holiday'], more: [] }
}

interface Props {
  readonly item: Item
  /** Whether calendars of several are looked at. */
  readonly withNames: boolean
}

/** What stands on an event: read aloud it is kind, time, and what it is about. */
export function EventContent({ item, withNames }: Props) {
  const { icon, kind, start, end, title, more } = useShown(item, withNames)
  return (
    <span className="cal-content">
      <Icon name={icon} />
      <span className="cal-text">
        {kind && <span className="unseen">{`${kind}, `}</span>}
        {start && (
          <span className="cal-clock">
            {start}
            <span className="cal-end">{`–${end}`}</span>{' '}
          </span>
        )}
        <b>{title}</b>
        {more.map(text => (
          <span key={text} className="cal-more">{`, ${text}`}</span>
        ))}
      </span>
    </span>
  )
}

/**
 * Office hours lie behind everything; a press leads to where they are planned. FullCalendar hides that layer from screen readers, so Tab
 * passes it by: the list has the same link for everybody.
 */
export function HoursContent({ item, withNames }: Props) {
  const { words, language } = useSetting()
  return (
    <a className="cal-hours-link" tabIndex={-1} href={hoursPage(language)}>
      <EventContent item={item} withNames={withNames} />
      <span className="unseen">{`: ${words.hoursPage}`}</span>
    </a>
  )
}
