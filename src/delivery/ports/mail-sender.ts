/** A calendar part of a mail: the method stands in the MIME type and in the text, and both must be one (RFC 6047 §2.4). */
export type CalendarPart = { readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; readonly text: string }

/** A mail as it is to be read: what it says twice, as text and as HTML. */
export type Mail = {
  /** The same for each try, so that a mail which came twice is shown once (RFC 5322 §3.6.4), without angle brackets. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** BCP 47. */
  readonly language: string
  readonly calendar: CalendarPart | null
}

/**
 * Hands mails to a server. Resolves once the server has taken it. Throws `Undeliverable` where it never will (5xx, RFC 5321
 * §4.2.1), any other error where it may later: a server that is busy, away or silent.
 */
export type MailSender = { readonly send: (mail: Mail) => Promise<void> }
