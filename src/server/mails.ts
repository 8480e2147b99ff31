import type { BookingSummary } from '../booking/core/booking.ts'
import type { Mail } from '../delivery/ports/mail-sender.ts'
import { formatDay, formatDayWithoutYear, formatTime } from '../i18n/formats/dates.ts'
import { directionOf, htmlLang, type LanguageTag, sourceLanguage } from '../i18n/languages.ts'
import { stringsFor } from '../i18n/strings/strings.ts'
import type { Content } from '../information/loader/content.ts'
import type { ReaderCalendar } from './calendars.ts'
import { escapeHtml } from './escape-html.ts'

/** What has happened to an appointment, or is about to. */
export const mailKinds = ['booked', 'moved', 'handed-over', 'cancelled', 'reminder'] as const
export type MailKind = (typeof mailKinds)[number]

export interface ReaderMailFacts {
  readonly booking: BookingSummary
  readonly to: string
  readonly language: LanguageTag
  /** Opens the appointment; the code stands in its fragment. */
  readonly manage: string
}

export type WriteReaderMail = (kind: MailKind, facts: ReaderMailFacts) => Mail

/** One language's part of a mail: lines for the text, and where the link belongs. */
interface Part {
  readonly language: LanguageTag
  readonly lines: readonly string[]
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly link: { readonly words: string; readonly hint: string } | undefined
  readonly end: string
}

const textOf = (part: Part, manage: string): string =>
  [
    ...part.lines,
    '',
    ...part.facts.map(([name, value]) => `${name}: ${value}`),
    ...(part.link ? ['', `${part.link.words}:`, manage, part.link.hint] : []),
    '',
    part.end,
  ].join('\n')

const htmlOf = (part: Part, manage: string): string => {
  const direction = directionOf(part.language)
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`
  const facts = part.facts.map(
    ([name, value]) => `<p><b>${escapeHtml(name)}:</b> <bdi>${escapeHtml(value)}</bdi></p>`,
  )
  const link = part.link
    ? `<p><a href="${escapeHtml(manage)}">${escapeHtml(part.link.words)}</a><br>${escapeHtml(part.link.hint)}</p>`
    : ''
  const body = [...part.lines.map(paragraph), ...facts, link, paragraph(part.end)].join('\n')
  return `<div lang="${htmlLang(part.language)}" dir="${direction}">\n${body}\n</div>`
}

/** Writes mails to readers: in her language, and in German below for whoever helps her. */
export function makeReaderMail(content: Content, writeCalendar: ReaderCalendar): WriteReaderMail {
  const { contact, privacy: _privacy } = content.district
  const placeOf = (booking: BookingSummary, language: LanguageTag): string => {
    const office = content.offices.find(({ id }) => id === booking.office)
    if (!office)
      return stringsFor(language)(booking.mode === 'phone' ? 'book.times.byPhone' : 'book.times.byVideo')
    const town = content.towns.find(({ id }) => id === office.town)?.name ?? office.town
    return [office.name, office.room, office.street, `${office.postcode} ${town}`].filter(Boolean).join(', ')
  }
  const partOf = (kind: MailKind, booking: BookingSummary, language: LanguageTag): Part => {
    const t = stringsFor(language)
    const start = booking.start.epochMilliseconds
    const when = t('appointment.dayTime', {
      day: formatDay(start, language),
      time: formatTime(start, language),
    })
    const because = kind === 'cancelled' || kind === 'handed-over' ? reasonOf(booking) : undefined
    const isOpen = kind !== 'cancelled'
    return {
      language,
      lines: [t('mail.greeting'), t(`mail.${kind}.text`), ...(because ? [t(because)] : [])],
      facts: [
        [t('appointment.when'), when],
        [t('appointment.where'), placeOf(booking, language)],
        [t('appointment.reference'), booking.reference],
      ],
      link: isOpen ? { words: t('mail.manage'), hint: t('mail.manageHint') } : undefined,
      end: t('mail.automatic', { number: contact.phone }),
    }
  }
  return (kind, { booking, to, language, manage }) => {
    const t = stringsFor(language)
    const parts = [partOf(kind, booking, language)]
    if (language !== sourceLanguage) parts.push(partOf(kind, booking, sourceLanguage))
    const rule = `\n\n-- ${t('mail.german')} / Deutsch --\n\n`
    const html = parts.map(part => htmlOf(part, manage)).join('\n<hr>\n')
    return {
      id: `${booking.id}.${booking.sequence}.${kind}`,
      to,
      language: htmlLang(language),
      subject: t(`mail.${kind}.subject`, {
        day: formatDayWithoutYear(booking.start.epochMilliseconds, language),
      }),
      text: parts.map(part => textOf(part, manage)).join(rule),
      html: `<!doctype html>\n<html lang="${htmlLang(language)}" dir="${directionOf(language)}"><meta charset="utf-8"><body>\n${html}\n</body></html>\n`,
      calendar: { method: 'PUBLISH', text: writeCalendar(booking, language, manage.split('#')[0] ?? manage) },
    }
  }
}

const known = new Set<string>(['ill', 'away', 'closed', 'other'])

/** Only what a counsellor gave as her reason is told; her own reason the reader knows. */
function reasonOf(
  booking: BookingSummary,
): 'reason.ill' | 'reason.away' | 'reason.closed' | 'reason.other' | undefined {
  const { reason } = booking
  return reason !== null && known.has(reason) ? (`reason.${reason}` as 'reason.ill') : undefined
}
