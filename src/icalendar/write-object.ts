import { productId } from './join-feed.ts'

/**
 * A calendar object for CalDAV around one stored VEVENT: one UID, and no METHOD (RFC 4791 §4.1). Who attends is not said, or
 * servers would write to them themselves (RFC 6638 §3.2).
 */
export const writeObject = (event: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${productId}\r\nCALSCALE:GREGORIAN\r\n${event}END:VCALENDAR\r\n`
