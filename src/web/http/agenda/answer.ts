import type { Agenda } from '../../../booking/core/agenda.ts'
import type { BookingSummary } from '../../../booking/core/booking.ts'
import type { Counsellor } from '../../../booking/core/counsellor.ts'
import type { Exception } from '../../../booking/core/exception.ts'
import type { Mode } from '../../../booking/core/office-hours.ts'
import type { OfferedSlot } from '../../../booking/core/slot.ts'
import { canCancel } from '../../../booking/core/transition.ts'
import { languageName } from '../../../i18n/formats/names.ts'
import { topics } from '../../../information/library/collections.ts'
import type {
  AgendaAnswer,
  AgendaAppointment,
  AgendaException,
  FreeTime,
  Whose,
} from '../../../islands/staff/agenda.ts'
import type { StaffCall } from './call.ts'

/** The district's wall clock, `YYYY-MM-DDTHH:MM`. */
export function wallClockText(instant: Temporal.Instant): string {
  return instant
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', calendarName: 'never' })
}

/** In the night when an hour comes twice, what is over may show an earlier time than when it began. */
function spanText({ start, end }: { start: Temporal.Instant; end: Temporal.Instant }) {
  const [from, to] = [wallClockText(start), wallClockText(end)]
  return { start: from, end: to < from ? from : to }
}

/** What turns what stands in calendars into words. */
export interface Wording {
  readonly place: (where: { readonly office: string | null; readonly mode: Mode }) => string
  readonly topic: (id: string) => string
  readonly language: (tag: string) => string
  readonly now: Temporal.Instant
}

/** Words in the language of whoever asks; names of languages are looked up once each. */
export async function wordingOf({
  app,
  language,
  t,
}: Pick<StaffCall, 'app' | 'language' | 't'>): Promise<Wording> {
  const names = new Map((await topics(language)).map(({ id, name }) => [id, name]))
  const spoken = new Map<string, string>()
  return {
    place: ({ office, mode }) => {
      const name = app.placeOf(office)?.name
      return mode === 'office' || mode === 'outstation' || !name
        ? (name ?? t(`agenda.mode.${mode}`))
        : `${t(`agenda.mode.${mode}`)}, ${name}`
    },
    topic: id => names.get(id) ?? id,
    language: tag => {
      const name = spoken.get(tag) ?? languageName(tag, language)
      spoken.set(tag, name)
      return name
    },
    now: Temporal.Now.instant(),
  }
}

const whoseOf = ({ id, label }: Counsellor): Whose => ({ id, label })

/** An appointment as the calendar shows it. */
export function appointmentAnswer(booking: BookingSummary, words: Wording): AgendaAppointment {
  const { id, reference, status, slot, wishes } = booking
  return {
    ...{ id, reference, status, slot, wishes },
    ...spanText(booking),
    counsellor: whoseOf(booking.counsellor),
    place: words.place(booking),
    topic: words.topic(booking.topic),
    language: words.language(booking.language),
    changeable: canCancel(booking, words.now),
  }
}

/** A slot to which an appointment can go. */
export function freeTimeAnswer(slot: OfferedSlot, words: Wording): FreeTime {
  return { slot: slot.id, ...spanText(slot), place: words.place(slot) }
}

/** Whose things are told apart by name, and whose exceptions may be changed. */
interface People {
  readonly counsellors: readonly Counsellor[]
  readonly plansFor: readonly string[]
}

function exceptionAnswer(
  exception: Exception,
  { plansFor }: People,
  named: (id: string) => Whose,
): AgendaException {
  const { counsellor, ...rest } = exception
  return {
    ...rest,
    counsellor: counsellor === null ? null : named(counsellor),
    changeable: counsellor !== null && plansFor.includes(counsellor),
  }
}

/** What stands in calendars as the calendar's page shows it. */
export function agendaAnswer(agenda: Agenda, people: People, words: Wording): AgendaAnswer {
  const known = new Map(people.counsellors.map(counsellor => [counsellor.id, whoseOf(counsellor)]))
  const named = (id: string): Whose => known.get(id) ?? { id, label: id }
  return {
    appointments: agenda.appointments.map(booking => appointmentAnswer(booking, words)),
    hours: agenda.hours.map(hours => ({
      ...spanText(hours),
      counsellor: named(hours.counsellor),
      place: words.place(hours),
      access: hours.access,
    })),
    busy: agenda.busy.map(busy => ({ ...spanText(busy), counsellor: named(busy.counsellor) })),
    exceptions: agenda.exceptions.map(exception => exceptionAnswer(exception, people, named)),
    holidays: agenda.holidays,
  }
}
