import type { InvitationFacts, ReadInvitation } from '../booking/use-cases/read-invitation.ts'
import { changedByHand } from '../calendars/core/remote-event.ts'
import type { Mail, MailSender } from '../delivery/ports/mail-sender.ts'
import { formatDay, formatDayWithoutYear, formatTime } from '../i18n/formats/dates.ts'
import { htmlLang, sourceLanguage } from '../i18n/languages.ts'
import { type StaffKey, staffStringsFor } from '../i18n/strings/staff-strings.ts'
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

function headOf({ isHers, sequence }: InvitationFacts): StaffKey {
  if (!isHers) return 'mail.cancelled'
  return sequence === 0 ? 'mail.new' : 'mail.changed'
}

/** Sends counsellors who want it a mail with each of their appointments, for their own calendar (RFC 6047). */
export function makeInvitationHandler(
  { district, offices }: Content,
  { readInvitation, addressOf, writeInvitation, sender, from }: Needs,
) {
  // Staff work in German.
  const t = staffStringsFor(sourceLanguage)
  const lettersOf = (head: StaffKey, facts: InvitationFacts, more: readonly StaffKey[]) => {
    const start = facts.start.epochMilliseconds
    const what = t(head)
    const time = formatTime(start, sourceLanguage)
    const { reference } = facts
    const place = offices.find(office => office.id === facts.office)?.name ?? t('mail.remote')
    const lines = [
      `${what}: ${reference}`,
      t('mail.when', { day: formatDay(start, sourceLanguage), time }),
      t('mail.where', { place }),
      ...[...more, 'mail.noName' as const, 'mail.automatic' as const].map(key => t(key)),
    ]
    const paragraphs = lines.map(line => `<p>${escapeHtml(line)}</p>`).join('\n')
    const language = htmlLang(sourceLanguage)
    return {
      language,
      subject: t('mail.subject', { what, reference, time, day: formatDayWithoutYear(start, sourceLanguage) }),
      text: `${lines.join('\n')}\n`,
      html: `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><body>\n${paragraphs}\n</body></html>\n`,
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
    const letters = lettersOf('mail.byHand', facts, ['mail.stays'])
    await sender.send({ id: `${id}.${facts.sequence}.${changedByHand}`, to, ...letters, calendar: null })
  }
  return async (id: string, detail: string): Promise<void> => {
    const dot = detail.lastIndexOf('.')
    const counsellor = detail.slice(0, dot)
    const about = detail.slice(dot + 1)
    const facts = await readInvitation(id, counsellor)
    if (!facts) return
    if (about === changedByHand) return facts.isHers ? tellByHand(id, counsellor, facts) : undefined
    // What another change has overtaken is told by the mail about that one; that it is a colleague's now, always.
    if (!facts.isColleagues && facts.sequence !== Number(about)) return
    const to = await addressOf(counsellor)
    if (to !== undefined) await sender.send(write(id, counsellor, to, facts))
  }
}
