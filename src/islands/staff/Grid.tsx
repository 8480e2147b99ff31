import FullCalendar, {
  type CalendarRef,
  type DatesSetInfo,
  type EventApi,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventInput,
} from '@fullcalendar/react'
import interaction from '@fullcalendar/react/interaction'
import list from '@fullcalendar/react/list'
import german from '@fullcalendar/react/locales/de'
import english from '@fullcalendar/react/locales/en-gb'
import theme from '@fullcalendar/react/themes/classic'
import timeGrid from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import { type Ref, useCallback, useState } from 'react'
import { EventContent, HoursContent } from './EventContent.tsx'
import { views } from './Toolbar.tsx'
import type { Item } from './to-events.ts'
import { useSetting } from './use-setting.ts'
import { nowThere } from './wall-clock.ts'

interface Props {
  readonly calendar: Ref<CalendarRef>
  readonly date: string
  readonly events: EventInput[]
  /** From when until when days are drawn. */
  readonly drawn: { readonly first: string; readonly last: string } | undefined
  /** Whether it is said whose each thing is. */
  readonly withNames: boolean
  readonly onDates: (info: DatesSetInfo) => void
  readonly onOpen: (event: EventApi) => void
  readonly onDrop: (info: EventDropInfo) => void
}

const plugins = [timeGrid, list, interaction, theme]
const locales = [german, english]
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
/** Phones: a week of columns does not fit. */
const narrow = '(max-width: 40rem)'

const itemOf = ({ event }: Pick<EventDisplayInfo, 'event'>): Item => event.extendedProps.item

function mark(info: EventDisplayInfo & { readonly el: HTMLElement }) {
  const item = itemOf(info)
  if (item.kind === 'appointment' || item.kind === 'exception') info.el.dataset.of = item.of.id
}

/** FullCalendar, told once how this calendar looks. Wall clock is shown as UTC, so no time zone of the laptop gets in. */
export function Grid({ calendar, date, events, drawn, withNames, onDates, onOpen, onDrop }: Props) {
  const { words, language } = useSetting()
  const [view] = useState(() => (matchMedia(narrow).matches ? views.list : views.week))
  const content = useCallback(
    (info: EventDisplayInfo) => <EventContent item={itemOf(info)} withNames={withNames} />,
    [withNames],
  )
  const behind = useCallback(
    (info: EventDisplayInfo) => <HoursContent item={itemOf(info)} withNames={withNames} />,
    [withNames],
  )
  const click = useCallback(({ event }: { event: EventApi }) => onOpen(event), [onOpen])
  return (
    <div className="cal-grid">
      <FullCalendar
        ref={calendar}
        plugins={plugins}
        locales={locales}
        locale={language === 'de' ? 'de' : 'en-gb'}
        timeZone="UTC"
        now={nowThere}
        nowIndicator
        initialDate={date}
        initialView={view}
        headerToolbar={false}
        height="auto"
        firstDay={1}
        slotDuration="00:15:00"
        slotHeaderInterval="01:00:00"
        slotMinHeight={22}
        snapDuration="00:15:00"
        slotMinTime={drawn?.first ?? '08:00:00'}
        slotMaxTime={drawn?.last ?? '18:00:00'}
        slotEventOverlap={false}
        eventMinHeight={22}
        eventMaxStack={withNames ? 5 : 4}
        eventTimeFormat={clock}
        titleFormat={{ year: 'numeric', month: 'long', day: 'numeric' }}
        slotHeaderFormat={clock}
        allDayText={words.allDay}
        noEventsText={words.nothing}
        eventOrder="order,start,-duration,title"
        editable
        eventDurationEditable={false}
        eventAllow={(span, event) => span.allDay === event?.allDay}
        events={events}
        eventContent={content}
        backgroundEventContent={behind}
        eventDidMount={mark}
        eventClick={click}
        eventDrop={onDrop}
        datesSet={onDates}
      />
    </div>
  )
}
