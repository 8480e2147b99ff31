import type { CalendarRef, DatesSetInfo, EventApi, EventDropInfo } from '@fullcalendar/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { AppointmentDialog } from './AppointmentDialog.tsx'
import type { AgendaAppointment, AgendaException, ExceptionChange } from './agenda.ts'
import { draggedException } from './dragged.ts'
import { ExceptionDialog } from './ExceptionDialog.tsx'
import { Grid } from './Grid.tsx'
import { NewsBar } from './NewsBar.tsx'
import { hoursPage } from './pages.ts'
import { State } from './State.tsx'
import { type Setting, SettingContext } from './setting.ts'
import { Toolbar, views } from './Toolbar.tsx'
import { hoursDrawn, type Item, toEvents } from './to-events.ts'
import { type Range, useAgenda } from './use-agenda.ts'
import { useChanges } from './use-changes.ts'

interface Props extends Setting {
  /** The date to begin with, `YYYY-MM-DD`. */
  readonly date: string
  /** Whose calendar to begin with; empty: all. */
  readonly whose: string
  /** Id of what the server has written for whoever has no script: the calendar takes its place. */
  readonly instead: string
}

type Open =
  | { readonly kind: 'appointment'; readonly of: AgendaAppointment; readonly to?: string }
  | { readonly kind: 'exception'; readonly of: AgendaException; readonly to?: ExceptionChange }

const itemOf = (event: EventApi): Item => event.extendedProps.item

const wallClockOf = (text: string): string => text.slice(0, 16)

/** What was dropped, and where; nothing is done before somebody says so. */
function openDropped({ event, oldEvent }: Pick<EventDropInfo, 'event' | 'oldEvent'>): Open | undefined {
  const item = itemOf(event)
  const to = wallClockOf(event.startStr)
  if (item.kind === 'appointment') return { kind: 'appointment', of: item.of, to }
  if (item.kind !== 'exception') return undefined
  const change = draggedException(item.of, wallClockOf(oldEvent.startStr), to)
  return { kind: 'exception', of: item.of, to: change }
}

function useInstead(id: string) {
  useEffect(() => document.getElementById(id)?.remove(), [id])
}

/** Where the focus was when a dialog opened: its event may have been drawn anew since. */
function useFocusBack(open: Open | undefined) {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (open) last.current = open.of.id
    else if (last.current && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[data-of="${CSS.escape(last.current)}"]`)?.focus()
  }, [open])
}

/** The calendar of a counsellor, or of all in her team. */
export function StaffCalendar({ date, whose: first, instead, ...setting }: Props) {
  const { words, language } = setting
  const calendar = useRef<CalendarRef>(null)
  const [whose, setWhose] = useState(first)
  const [range, setRange] = useState<Range>()
  const [shown, setShown] = useState({ view: '', title: '' })
  const [open, setOpen] = useState<Open>()
  const { seen, failure, loading, reload } = useAgenda({ range, whose, language })
  const close = () => setOpen(undefined)
  const changes = useChanges({
    ...{ words, language, reload },
    onOpen: of => setOpen({ kind: 'appointment', of }),
  })
  useInstead(instead)
  useFocusBack(open)
  const onDates = useCallback(({ startStr, endStr, view }: DatesSetInfo) => {
    const next = { from: startStr.slice(0, 10), to: endStr.slice(0, 10) }
    setRange(before => (before?.from === next.from && before.to === next.to ? before : next))
    setShown({ view: view.type, title: view.title })
  }, [])
  const onOpen = useCallback((event: EventApi) => {
    const item = itemOf(event)
    if (item.kind === 'appointment' || item.kind === 'exception') setOpen(item)
  }, [])
  const onDrop = useCallback((info: EventDropInfo) => {
    info.revert()
    setOpen(openDropped(info))
  }, [])
  const asList = shown.view === views.list
  const events = useMemo(
    () => (seen ? toEvents(seen.agenda, { asList, hoursPage: hoursPage(language), ...seen.range }) : []),
    [seen, asList, language],
  )
  const drawn = useMemo(() => seen && hoursDrawn(seen.agenda), [seen])
  return (
    <SettingContext.Provider value={setting}>
      <Toolbar
        api={() => calendar.current?.getApi()}
        title={shown.title}
        view={shown.view}
        whose={whose}
        onWhose={setWhose}
      />
      <NewsBar news={changes.news} />
      <State loading={loading} failure={failure?.title} onAgain={reload} />
      <Grid
        calendar={calendar}
        date={date}
        events={events}
        drawn={drawn}
        withNames={whose === ''}
        onDates={onDates}
        onOpen={onOpen}
        onDrop={onDrop}
      />
      {open?.kind === 'appointment' && (
        <AppointmentDialog
          key={open.of.id}
          of={open.of}
          to={open.to}
          onClose={close}
          onMoved={moved => {
            close()
            changes.moved(moved)
          }}
          onCancelled={cancelled => {
            close()
            changes.cancelled(cancelled)
          }}
        />
      )}
      {open?.kind === 'exception' && (
        <ExceptionDialog
          of={open.of}
          to={open.to}
          onClose={close}
          onChanged={answer => {
            close()
            changes.exceptionChanged(open.of, answer)
          }}
          onRemoved={answer => {
            close()
            changes.exceptionRemoved(open.of, answer)
          }}
        />
      )}
    </SettingContext.Provider>
  )
}
