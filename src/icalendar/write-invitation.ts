import { foldLines } from './fold.ts'
import { productId } from './join-feed.ts'
import { cleanLine, escapeText } from './text.ts'

type Person = { readonly name: string; readonly address: string }

export type Invitation = {
  readonly method: 'REQUEST' | 'CANCEL'
  /** The stored VEVENT of the booking. */
  readonly event: string
  /** Who sends it: the address of the mail, or programs believe it is forged (RFC 6047 §2.2). */
  readonly organizer: Person
  readonly attendee: Person
}

/** A parameter value in quotes has no quotes, colons are allowed (RFC 5545 §3.2). */
const quoted = (text: string): string => `"${cleanLine(text).replaceAll('"', "'")}"`

const addressOf = ({ address }: Person): string => `mailto:${cleanLine(address)}`

/**
 * An appointment for a program that takes invitations by mail (RFC 5546 §3.2): who gets it is asked for no answer, because the
 * appointment is booked already.
 */
export const writeInvitation = ({ method, event, organizer, attendee }: Invitation): string => {
  const people = foldLines([
    `ORGANIZER;CN=${quoted(organizer.name)}:${addressOf(organizer)}`,
    `ATTENDEE;CN=${quoted(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:${addressOf(attendee)}`,
  ])
  const withPeople = event.replace(/END:VEVENT\r\n$/, () => `${people}END:VEVENT\r\n`)
  const head = foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(productId)}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
  ])
  return `${head}${withPeople}END:VCALENDAR\r\n`
}
