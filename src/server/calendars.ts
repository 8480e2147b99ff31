import { type CalendarTexts, createCalendarTexts } from '../adapters/calendar/calendar-texts.ts'
import type { BookingSummary } from '../booking/core/booking.ts'
import { formatTime } from '../i18n/formats/dates.ts'
import { type LanguageTag, sourceLanguage } from '../i18n/languages.ts'
import { stringsFor } from '../i18n/strings/strings.ts'
import type { Content } from '../information/loader/content.ts'

/** The reader's own calendar file, in her language; `link` opens her appointment and carries no code. */
export type ReaderCalendar = (booking: BookingSummary, language: LanguageTag, link: string) => string

/** What makes the ids of a district's events unique in the world. */
export function hostOf({ id }: Pick<Content['district'], 'id'>): string {
  return `${id}.lotse`
}

/** Writes calendars for a district: in German, with the names of its offices. */
export function calendarTextsOf({ district, offices }: Content): CalendarTexts {
  const t = stringsFor(sourceLanguage)
  return createCalendarTexts({
    host: hostOf(district),
    officeName: id => offices.find(office => office.id === id)?.name,
    words: { appointment: t('calendar.appointment'), cancelled: t('calendar.cancelled') },
  })
}

/** Writes place, address and a reminder, in the reader's language, with the sentence to show in German. */
export function makeReaderCalendar(texts: CalendarTexts, { offices, towns }: Content): ReaderCalendar {
  const locationOf = (id: string | null): string | null => {
    const office = offices.find(candidate => candidate.id === id)
    if (!office) return null
    const town = towns.find(candidate => candidate.id === office.town)?.name ?? office.town
    return [office.name, office.room, office.street, `${office.postcode} ${town}`].filter(Boolean).join(', ')
  }
  return (booking, language, link) => {
    const t = stringsFor(language)
    const german = stringsFor(sourceLanguage)
    const facts = {
      time: formatTime(booking.start.epochMilliseconds, sourceLanguage),
      reference: booking.reference,
    }
    const byPhone = booking.mode === 'phone'
    const sentence = german(byPhone ? 'appointment.sentencePhone' : 'appointment.sentence', facts)
    return texts.readerFile({
      booking: booking.id,
      start: booking.start,
      end: booking.end,
      sequence: booking.sequence,
      changed: booking.changed,
      cancelled: booking.status === 'cancelled',
      summary: t('appointment.summary'),
      location: locationOf(booking.office),
      description: `${t(byPhone ? 'appointment.showPhone' : 'appointment.show')}:\n${sentence}`,
      url: link,
    })
  }
}
