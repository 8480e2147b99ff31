import type { InvitationFacts, ReadInvitation } from '../booking/use-cases/read-invitation.ts'
import { changedByHand } from '../calendars/core/remote-event.ts'
import type { Mail, MailSender } from '../delivery/ports/mail-sender.ts'
import { formatDay, formatDayWithoutYear, formatTime } from '../i18n/formats/dates.ts'
import { htmlLang, sourceLanguage } from '../i18n/languages.ts'
import type { Content } from '../information/loader/content.ts'
import { escapeHtml } from './escape-html.ts'

interface Needs {
  readonly readInvitation: ReadInvitation
  /** A counsellor's address; undefined where she wants no mails. */
  readonly addressOf: (counsellor: string) => Promise<string | undefined>
  readonly writeInvitation: (invitation: {
    readonly method: 'REQUEST' | 'CANCEL'
    readonly event: string
    readonly organizer: { readonly name: string; readonly address: string }
    readonly attendee: { readonly name: string; readonly address: string }
  }) => string
  readonly sender: MailSender
  /** The address that mails come from. */
  readonly from: string
}

/** Words for staff, who work in German. */
const words = {
  first: 'Neuer Termin',
  changed: 'Termin geändert',
  gone: 'Termin abgesagt',
  byHand: 'Termin im Kalender geändert',
  stays:
    'Sie haben diesen Termin in Ihrem Kalender verschoben oder gelöscht. Er gilt weiter wie gebucht, und wir haben ihn dort zurückgesetzt.',
  onPhone: 'am Telefon oder per Video',
  about: 'Name und Anliegen stehen nicht in dieser E-Mail.',
  automatic: 'Diese E-Mail kommt von Lotse. Verschieben und absagen Sie bitte dort, nicht in Ihrem Kalender.',
} as const

function headOf({ isHers, sequence }: InvitationFacts): string {
  if (!isHers) return words.gone
  return sequence === 0 ? words.first : words.changed
}

/** Sends counsellors who want it a mail with each of their appointments, for their own calendar (RFC 6047). */
export function makeInvitationHandler(
  { district, offices }: Content,
  { readInvitation, addressOf, writeInvitation, sender, from }: Needs,
) {
  const lettersOf = (head: string, facts: InvitationFacts, more: readonly string[]) => {
    const start = facts.start.epochMilliseconds
    const time = `${formatTime(start, sourceLanguage)} Uhr`
    const place = offices.find(office => office.id === facts.office)?.name ?? words.onPhone
    const lines = [
      `${head}: ${facts.reference}`,
      `Wann: ${formatDay(start, sourceLanguage)}, ${time}`,
      `Wo: ${place}`,
      ...more,
      words.about,
      words.automatic,
    ]
    return {
      language: htmlLang(sourceLanguage),
      subject: `${head} ${facts.reference}, ${formatDayWithoutYear(start, sourceLanguage)}, ${time}`,
      text: `${lines.join('\n')}\n`,
      html: `<!doctype html>\n<html lang="de"><meta charset="utf-8"><body>\n${lines.map(line => `<p>${escapeHtml(line)}</p>`).join('\n')}\n</body></html>\n`,
    }
  }
  const write = (id: string, counsellor: string, to: string, facts: InvitationFacts): Mail => {
    const method = facts.isHers ? 'REQUEST' : 'CANCEL'
    const organizer = { name: district.name[sourceLanguage], address: from }
    const attendee = { name: facts.label, address: to }
    return {
      id: `${id}.${facts.sequence}.invitation.${counsellor}`,
      to,
      ...lettersOf(headOf(facts), facts, []),
      calendar: { method, text: writeInvitation({ method, event: facts.event, organizer, attendee }) },
    }
  }
  const tellByHand = async (id: string, counsellor: string, facts: InvitationFacts): Promise<void> => {
    const to = await addressOf(counsellor)
    if (to === undefined) return
    const letters = lettersOf(words.byHand, facts, [words.stays])
    await sender.send({ id: `${id}.${facts.sequence}.${changedByHand}`, to, ...letters, calendar: null })
  }
  return async (id: string, detail: string): Promise<void> => {
    const dot = detail.lastIndexOf('.')
    const counsellor = detail.slice(0, dot)
    const facts = await readInvitation(id, counsellor)
    const about = detail.slice(dot + 1)
    if (facts?.isHers && about === changedByHand) return tellByHand(id, counsellor, facts)
    // What another change has overtaken is told by the mail about that one.
    // That it is hers no more is told whatever has happened to it since.
    if (!facts || (!facts.isColleagues && facts.sequence !== Number(about))) return
    const to = await addressOf(counsellor)
    if (to !== undefined) await sender.send(write(id, counsellor, to, facts))
  }
}
