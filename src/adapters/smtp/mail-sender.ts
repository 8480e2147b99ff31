import { createTransport } from 'nodemailer'
import { Undeliverable } from '../../delivery/core/undeliverable.ts'
import type { Mail, MailSender } from '../../delivery/ports/mail-sender.ts'

const patienceMilliseconds = 10_000

type Settings = {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string
  /** The address that mails come from. */
  readonly from: string
  readonly fromName: string
}

const optionsOf = (url: string) => {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    // What a mail says is only ever text that we wrote.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : 0

/** What a server says is no more than its code here: its words may name the person. */
const failureOf = (error: unknown): Error => {
  const status = statusOf(error)
  // 530 to 538 are about our own sign-in (RFC 4954 §6): somebody mends that, and the mail can still go.
  const isOurs = status >= 530 && status <= 538
  if (status >= 500 && !isOurs) return new Undeliverable(`the mail server refused with ${status}`)
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new Error(`the mail server did not take it (${status === 0 ? code : status})`)
}

const messageOf = ({ from, fromName }: Settings, mail: Mail) => {
  const host = from.split('@')[1] ?? 'lotse'
  return {
    messageId: `<${mail.id}@${host}>`,
    from: { name: fromName, address: from },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      'Content-Language': mail.language,
      // RFC 3834 §5: no holiday notice answers, and no list.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    ...(mail.calendar ? { icalEvent: { method: mail.calendar.method, content: mail.calendar.text } } : {}),
  }
}

/** Sends mails by SMTP. Each has a connection of its own: a server that hangs keeps nothing else waiting. */
export const createMailSender = (settings: Settings): MailSender => {
  const transport = createTransport(optionsOf(settings.url))
  return {
    send: async mail => {
      try {
        await transport.sendMail(messageOf(settings, mail))
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}
