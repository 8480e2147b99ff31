import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMailSender } from '../../../src/adapters/smtp/mail-sender.ts'
import type { Mail } from '../../../src/delivery/ports/mail-sender.ts'
import { type MailServer, startMailServer } from '../../builders/mail-server.ts'

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n'

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  id: 'b1.0.booked',
  to: 'amal@example.org',
  subject: 'موعدكم يوم الثلاثاء',
  text: 'Guten Tag',
  html: '<p lang="ar" dir="rtl">مرحباً</p>',
  language: 'ar',
  calendar: { method: 'PUBLISH', text: calendar },
  ...changes,
})

describe('a mail', () => {
  let server: MailServer
  beforeEach(async () => {
    server = await startMailServer()
  })
  afterEach(() => server.stop())
  const sender = (url = server.url) =>
    createMailSender({ url, from: 'termine@auental.example.org', fromName: 'Landkreis Auental' })

  test('arrives as text, as HTML and with its calendar, whose method stands in both places', async () => {
    await sender().send(aMail())
    const [mail] = server.mailbox
    expect(mail?.subject).toBe('موعدكم يوم الثلاثاء')
    expect(mail?.from?.text).toBe('"Landkreis Auental" <termine@auental.example.org>')
    expect(mail?.text?.trim()).toBe('Guten Tag')
    expect(mail?.html).toContain('dir="rtl"')
    expect(mail?.messageId).toBe('<b1.0.booked@auental.example.org>')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    const parts = mail?.attachments.filter(({ contentType }) => contentType === 'text/calendar') ?? []
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(part.content.toString()).toContain('METHOD:PUBLISH')
    const types = parts.map(part => JSON.stringify(part.headers.get('content-type')))
    expect(types.some(type => /"method":"PUBLISH"/i.test(type))).toBe(true)
  })

  test('cannot be given more recipients or headers by what a name or an address contains', async () => {
    await sender()
      .send(aMail({ subject: 'Termin\r\nBcc: all@example.org', to: 'amal@example.org, eve@example.org' }))
      .catch(() => undefined)
    for (const mail of server.mailbox) expect(mail.bcc).toBeUndefined()
    expect(server.mailbox.flatMap(mail => [mail.to].flat()).length).toBeLessThanOrEqual(1)
  })

  test('that nobody will take is undeliverable, and what is put off is not', async () => {
    server.mood = 'unknown'
    await expect(sender().send(aMail())).rejects.toMatchObject({ name: 'Undeliverable' })
    server.mood = 'busy'
    await expect(sender().send(aMail())).rejects.toMatchObject({ name: 'Error' })
    expect(server.mailbox).toEqual([])
  })

  test('says nothing of its reader where it fails', async () => {
    server.mood = 'unknown'
    const failure = await sender()
      .send(aMail())
      .catch((error: Error) => `${error.message} ${error.stack} ${JSON.stringify(error)}`)
    expect(failure).not.toContain('amal')
  })

  test('comes later where the server is away', async () => {
    await server.stop()
    await expect(sender().send(aMail())).rejects.toMatchObject({ name: 'Error' })
    server = await startMailServer(server.port)
    await sender().send(aMail())
    expect(server.mailbox).toHaveLength(1)
  })

  test('does not wait for ever for a server that says nothing', async () => {
    server.mood = 'silent'
    await expect(sender().send(aMail())).rejects.toMatchObject({ name: 'Error' })
  }, 30_000)
})
