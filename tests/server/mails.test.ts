import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiBooking, bookingOf, call, freeSlots } from '../builders/api.ts'
import { type MailServer, startMailServer } from '../builders/mail-server.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'

const site = 'https://lotse.example.org'
const folder = dataFolder()
let mails: MailServer
let server: TestServer

let port = 0

/** A port that is free now: with SITE_URL set, the server names its public address, not its port. */
const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const start = () =>
  startServer(folder.path, {
    ...{ LOTSE_LIMITS: 'off', SMTP_URL: mails.url, MAIL_FROM: 'termine@auental.example.org', SITE_URL: site },
    PORT: String(port),
  })

const origin = () => `http://127.0.0.1:${port}`

async function bookAt(address: string, place: number): Promise<ApiBooking> {
  const slot = (await freeSlots(address))[place]
  if (!slot) throw new Error('nothing is free')
  const { status, body } = await call<ApiBooking>(`${address}/api/bookings`, {
    method: 'POST',
    headers: { 'Accept-Language': 'ar' },
    body: { ...bookingOf(slot), contact: { email: 'amal@example.org' } },
  })
  expect(status).toBe(201)
  return body
}

const bookWithMail = (place: number) => bookAt(origin(), place)

const post = (booking: ApiBooking, what: string, body: unknown = {}) =>
  call(`${origin()}/api/bookings/${booking.reference}/${what}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${booking.token}` },
    body,
  })

const arrived = (count: number) =>
  expect.poll(() => mails.mailbox.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count)

describe('a reader who gave an address', () => {
  beforeAll(async () => {
    mails = await startMailServer()
    port = await freePort()
    server = await start()
  })
  afterAll(async () => {
    await server.stop()
    await mails.stop()
    folder.remove()
  })

  it('is told in her language, with German below, and with a link that carries the code in its fragment', async () => {
    const booking = await bookWithMail(0)
    await arrived(1)
    const mail = mails.mailbox.at(-1)
    expect(mail?.subject).toContain('موعدكم')
    expect(mail?.text).toContain('تم حجز موعدكم.')
    expect(mail?.text).toContain('Ihr Termin ist gebucht.')
    expect(mail?.text).toContain(`${site}/ar/appointment/${booking.reference}/#${booking.token}`)
    expect(mail?.html).toContain('<div lang="ar" dir="rtl">')
    expect(mail?.html).toContain('<div lang="de" dir="ltr">')
    expect(mail?.text).not.toContain('Amal')
    const files = mail?.attachments.map(({ content }) => content.toString()) ?? []
    expect(files.some(text => text.includes('BEGIN:VEVENT') && text.includes('METHOD:PUBLISH'))).toBe(true)
  })

  it('is told of a new time and of a cancellation, each once', async () => {
    const before = mails.mailbox.length
    const slots = await freeSlots(origin())
    const booking = await bookWithMail(1)
    await arrived(before + 1)
    const same = slots.filter(slot => slot.counsellor.id === slots[1]?.counsellor.id)
    const other = same.findLast(slot => slot.topics.includes(slots[1]?.topics[0] ?? ''))
    expect((await post(booking, 'move', { slot: other?.id })).status).toBe(200)
    await arrived(before + 2)
    expect(mails.mailbox.at(-1)?.text).toContain('Ihr Termin hat eine neue Zeit.')
    expect((await post(booking, 'cancel')).status).toBe(200)
    await arrived(before + 3)
    expect(mails.mailbox.at(-1)?.text).toContain('Ihr Termin ist abgesagt.')
    const ids = mails.mailbox.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gets what was written while the mail server was away, as things are by then', async () => {
    const address = mails.port
    await mails.stop()
    const kept = await bookWithMail(2)
    const cancelled = await bookWithMail(3)
    expect((await post(cancelled, 'cancel')).status).toBe(200)
    await server.stop('SIGKILL')
    mails = await startMailServer(address)
    server = await start()
    await arrived(2)
    const texts = mails.mailbox.map(({ text }) => text ?? '')
    expect(texts.filter(text => text.includes(kept.reference))).toHaveLength(1)
    const about = texts.filter(text => text.includes(cancelled.reference))
    expect(about).toHaveLength(1)
    expect(about[0]).toContain('Ihr Termin ist abgesagt.')
  }, 90_000)
})

describe('an installation without a mail server', () => {
  it('keeps no mail waiting', async () => {
    const own = dataFolder()
    const quiet = await startServer(own.path, { LOTSE_LIMITS: 'off' })
    await bookAt(quiet.origin, 0)
    const health = await call<{ outbox: { waiting: number } }>(`${quiet.origin}/api/health`)
    // To forget, and to erase.
    expect(health.body.outbox.waiting).toBe(2)
    await quiet.stop()
    own.remove()
  })
})
