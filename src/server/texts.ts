import type { BookingSummary } from '../booking/core/booking.ts'
import { fitName, inGsm } from '../delivery/core/text-length.ts'
import { formatShortDay, formatTime } from '../i18n/formats/dates.ts'
import { type LanguageTag, languageOf } from '../i18n/languages.ts'
import { type StringKey, stringsFor } from '../i18n/strings/strings.ts'
import type { Content } from '../information/loader/content.ts'

/** What a text message may be about: what somebody else has changed, or that the appointment is near. */
export const textKinds = ['moved', 'handed-over', 'cancelled', 'reminder'] as const
export type TextKind = (typeof textKinds)[number]

export type WriteText = (kind: TextKind, booking: BookingSummary, language: LanguageTag) => string

const because: Readonly<Record<string, StringKey>> = {
  ill: 'message.sms.because.ill',
  away: 'message.sms.because.away',
  closed: 'message.sms.because.closed',
}

const reasonOf = (kind: TextKind, { reason }: BookingSummary): StringKey | undefined =>
  kind === 'cancelled' && reason !== null ? because[reason] : undefined

/**
 * Writes text messages: time, place and number of an appointment, never what it is about. In Latin letters it is one message of
 * 160 characters; in others, where only 70 fit into one, it is two at most. A place whose name is too long for that is cut.
 */
export function makeTexts({ district, offices }: Pick<Content, 'district' | 'offices'>): WriteText {
  const placeOf = ({ office, mode }: BookingSummary, language: LanguageTag): string => {
    const name = offices.find(({ id }) => id === office)?.name
    return name ?? stringsFor(language)(mode === 'phone' ? 'book.times.byPhone' : 'book.times.byVideo')
  }
  return (kind, booking, language) => {
    const t = stringsFor(language)
    const start = booking.start.epochMilliseconds
    const isLatin = languageOf(language).script === 'Latn'
    const day = formatShortDay(start, language)
    const when = t('appointment.dayTime', { day, time: formatTime(start, language) })
    const reason = reasonOf(kind, booking)
    const write = (place: string): string => {
      const { reference } = booking
      const number = district.contact.phone.replaceAll(' ', '')
      const text = t(`message.sms.${kind}`, { reference, when, place, number })
      const whole = reason ? `${text} ${t(reason)}` : text
      return isLatin ? inGsm(whole) : whole
    }
    return fitName(write, placeOf(booking, language), isLatin ? 1 : 2)
  }
}
