// Text messages and reminders on devices, from the form to the gateway and the push service.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSealer } from '../../src/adapters/crypto/sealer.ts'
import { createSecrets } from '../../src/adapters/crypto/secrets.ts'
import { freshKeys } from '../../src/adapters/push/fresh-keys.ts'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import { parseReference } from '../../src/booking/core/reference.ts'
import { type ApiBooking, type ApiSlot, bookingOf, call, freeSlots } from '../builders/api.ts'
import { runCommand } from '../builders/command.ts'
import { aDevice } from '../builders/device.ts'
import { type Receiver, startReceiver } from '../builders/http-receiver.ts'
import { anInstallation, calmPolicy } from '../builders/installation.ts'
import { keyOn, sendForm } from '../builders/reader.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'
import { theStaff } from '../builders/staff.ts'

const secret = 'a secret of this test, longer than needed'
const keys = freshKeys()
const folder = dataFolder()
let gateway: Receiver
let service: Receiver
let server: TestServer

const day = 86_400_000

beforeAll(async () => {
  gateway = await startReceiver()
  service = await startReceiver()
  server = await startServer(folder.path, {
    ...{ LOTSE_SECRET: secret, LOTSE_LIMITS: 'off', MAIL_FROM: 'termine@auental.example.org' },
    SMS_URL: `${gateway.origin}/messages`,
    SMS_HEADERS: '{"Content-Type":"application/json","Authorization":"Bearer hush"}',
    SMS_BODY: '{"to":"{to}","text":"{text}"}',
    ...{
      VAPID_PUBLIC_KEY: keys.publicKey,
      VAPID_PRIVATE_KEY: keys.privateKey,
      PUSH_SERVICES: service.origin,
    },
  })
})
afterAll(async () => {
  await server.stop()
  await gateway.stop()
  await service.stop()
  folder.remove()
})

const slotIn = async (leastDays: number, mostDays = 40, origin = server.origin): Promise<ApiSlot> => {
  const slots = await freeSlots(origin)
  const found = slots.find(({ start, mode }) => {
    const days = (Date.parse(start) - Date.now()) / day
    return mode === 'office' && days > leastDays && days < mostDays
  })
  return found ?? expect.fail('the demonstration has no such time')
}

async function bookIn(language: string, contact: object, leastDays = 3, origin = server.origin) {
  const slot = await slotIn(leastDays, 40, origin)
  const { status, body } = await call<ApiBooking>(`${origin}/api/bookings`, {
    method: 'POST',
    headers: { 'Accept-Language': language },
    body: { ...bookingOf(slot), contact },
  })
  expect(status).toBe(201)
  return { ...body, slot }
}

const alerts = (booking: ApiBooking, method: string, body?: unknown, origin = server.origin) =>
  call<{ type?: string; due?: string; devices?: string[] }>(
    `${origin}/api/bookings/${booking.reference}/alerts`,
    {
      method,
      headers: { Authorization: `Bearer ${booking.token}`, 'Accept-Language': 'ar' },
      body,
    },
  )

/** What counsellors do, beside the running server. */
async function asStaff<T>(
  work: (lotse: Awaited<ReturnType<typeof anInstallation>>) => Promise<T>,
): Promise<T> {
  const own = { secrets: createSecrets(secret), sealer: createSealer(secret) }
  const policy = { ...calmPolicy, sms: true, pushServices: [service.origin] }
  const district = { counsellors: [], officeHours: [] }
  const lotse = await anInstallation(await openSqlite(join(folder.path, 'lotse.db')), district, {
    ...own,
    policy,
  })
  lotse.clock.set(Temporal.Now.instant())
  try {
    return await work(lotse)
  } finally {
    await lotse.close()
  }
}

const idOf = async (lotse: Awaited<ReturnType<typeof anInstallation>>, { reference }: ApiBooking) =>
  (await lotse.storage.findBookingByReference(parseReference(reference) ?? ''))?.id ?? ''

/** Lets the time of what waits come. */
function hurry(kind: string): void {
  const database = new DatabaseSync(join(folder.path, 'lotse.db'))
  database.exec('pragma busy_timeout = 5000')
  const past = database.prepare('select min(created_at) as past from bookings').get()?.past
  database.prepare('update outbox set next_at = ? where kind = ?').run(String(past), kind)
  database.close()
}

const messages = () =>
  gateway.received.map(({ body }): { to: string; text: string } => JSON.parse(body.toString()))

describe('a reader who gave a mobile number', () => {
  it('gets a text message when the counsellor cancels, though her number is wiped then', async () => {
    const booking = await bookIn('uk', { phone: '0151 12345678' })
    await asStaff(async lotse => {
      const { cancelByCounsellor } = theStaff(lotse.needs)
      expect(await cancelByCounsellor({ booking: await idOf(lotse, booking), reason: 'ill' })).toMatchObject({
        ok: true,
      })
    })
    await expect.poll(messages, { timeout: 20_000 }).toHaveLength(1)
    const [{ to, text } = expect.fail('no message')] = messages()
    expect(to).toBe('+4915112345678')
    expect(text).toContain(`Вашу зустріч ${booking.reference} скасовано`)
    expect(text).toContain('Причина: хвороба.')
    expect(gateway.received[0]?.headers.authorization).toBe('Bearer hush')
  })

  it('gets none for what she did herself, and one as a reminder', async () => {
    const before = gateway.received.length
    const booking = await bookIn('de', { phone: '0170 1234567' })
    hurry('sms-reminder')
    await expect.poll(() => gateway.received.length, { timeout: 20_000 }).toBe(before + 1)
    expect(messages().at(-1)?.to).toBe('+491701234567')
    expect(messages().at(-1)?.text).toContain(booking.reference)
    const cancelled = await call(`${server.origin}/api/bookings/${booking.reference}/cancel`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${booking.token}` },
    })
    expect(cancelled.status).toBe(200)
    const landline = await bookIn('de', { phone: '07223 123456' })
    hurry('sms-reminder')
    const waits = async () => {
      const held = await asStaff(async lotse => lotse.storage.heldData(await idOf(lotse, landline)))
      return held?.deliveries.map(({ kind }) => kind) ?? []
    }
    await expect.poll(waits, { timeout: 20_000 }).not.toContain('sms-reminder')
    expect(gateway.received).toHaveLength(before + 1)
    expect(server.output()).not.toMatch(/failed|hush|1234567/)
  })
})

describe('a reader who wants to be reminded on a device', () => {
  it('is, with what only the device can read, and it says no more than that there is an appointment', async () => {
    const booking = await bookIn('ar', {})
    const { subscription, open } = aDevice(`${service.origin}/push/amal`)
    const posted = await alerts(booking, 'POST', subscription)
    expect(posted.status).toBe(201)
    expect(Date.parse(posted.body.due ?? '')).toBe(Date.parse(booking.start) - day)
    expect((await alerts(booking, 'POST', subscription)).status).toBe(201)
    const name = createHash('sha256').update(subscription.endpoint).digest('base64url')
    expect((await alerts(booking, 'GET')).body).toEqual({ devices: [name] })
    hurry('alert')
    await expect.poll(() => service.received.length, { timeout: 20_000 }).toBe(1)
    const [{ path, headers, body } = expect.fail('nothing came')] = service.received
    expect(path).toBe('/push/amal')
    const ttl = Number(headers.ttl)
    expect(Math.abs(ttl - (Date.parse(booking.start) - Date.now()) / 1_000)).toBeLessThan(60)
    const shown = JSON.parse(open(body))
    expect(Object.keys(shown).toSorted()).toEqual(['body', 'midnight', 'title', 'today', 'url'])
    expect(shown).toMatchObject({
      ...{ title: 'موعدكم', body: 'لديكم موعد غداً.' },
      url: `/ar/appointment/${booking.reference}/?kept`,
    })
    const words = open(body)
    for (const told of [
      booking.token,
      booking.slot.topics[0] ?? '?',
      booking.slot.office?.name ?? '?',
      'Amal',
    ])
      expect(words).not.toContain(told)
  })

  it('is no more once she takes it back, or her browser has', async () => {
    const before = service.received.length
    const booking = await bookIn('ar', {})
    const { subscription } = aDevice(`${service.origin}/push/back`)
    await alerts(booking, 'POST', subscription)
    expect((await alerts(booking, 'DELETE', subscription)).status).toBe(204)
    expect((await alerts(booking, 'DELETE', { endpoint: subscription.endpoint })).status).toBe(204)
    expect((await alerts(booking, 'GET')).body).toEqual({ devices: [] })
    const gone = aDevice(`${service.origin}/push/gone`)
    await alerts(booking, 'POST', gone.subscription)
    service.answer = 410
    hurry('alert')
    await expect.poll(() => service.received.length, { timeout: 20_000 }).toBe(before + 1)
    await expect
      .poll(async () => (await alerts(booking, 'GET')).body.devices, { timeout: 20_000 })
      .toEqual([])
    service.answer = 200
    expect(server.output()).not.toContain('failed')
  })

  it('cannot make the server ask somebody else, nor see another’s devices', async () => {
    const booking = await bookIn('ar', {})
    for (const endpoint of ['http://169.254.169.254/latest', 'https://127.0.0.1/', `${gateway.origin}/push`])
      expect((await alerts(booking, 'POST', aDevice(endpoint).subscription)).body.type).toBe(
        'alert-not-possible',
      )
    const { subscription } = aDevice(`${service.origin}/push/x`)
    const faulty = [
      { ...subscription, endpoint: 'file:///etc/passwd' },
      { ...subscription, endpoint: `${service.origin}/${'x'.repeat(1_000)}` },
      { ...subscription, keys: { ...subscription.keys, auth: 'short' } },
      { ...subscription, other: 1 },
      { endpoint: subscription.endpoint },
    ]
    for (const body of faulty) expect((await alerts(booking, 'POST', body)).status).toBe(422)
    const stranger = { ...booking, token: '0000-0000-0000-0000' }
    for (const method of ['GET', 'POST', 'DELETE'])
      expect((await alerts(stranger, method, method === 'GET' ? undefined : subscription)).status).toBe(404)
    const put = await alerts(booking, 'PUT', subscription)
    expect(put.status).toBe(405)
    expect(put.headers.get('allow')).toBe('GET, HEAD, POST, DELETE')
  })

  it('is told of it when she asks what is held about her, and not where it is reached', async () => {
    const booking = await bookIn('ar', {})
    await alerts(booking, 'POST', aDevice(`${service.origin}/push/held`).subscription)
    const env = { LOTSE_DATA: folder.path, LOTSE_SECRET: secret }
    const { output } = await runCommand('privacy-show', [booking.reference], env)
    expect(output).toContain('Device that is reminded')
    expect(output).not.toContain('/push/held')
  })
})

describe('the pages', () => {
  const details = async (origin: string) =>
    (await sendForm(`${origin}/de/book/details/`, await formOf(origin, 3))).html
  const formOf = async (origin: string, leastDays: number, mostDays?: number) => {
    const slot = await slotIn(leastDays, mostDays, origin)
    return { topic: slot.topics[0] ?? '', language: slot.counsellor.languages[0] ?? '', slot: slot.id }
  }
  const confirmation = async (origin: string, leastDays: number, mostDays?: number) => {
    const form = await formOf(origin, leastDays, mostDays)
    return (await sendForm(`${origin}/de/book/done/`, { ...form, key: crypto.randomUUID(), name: 'Amal' }))
      .html
  }

  it('say what does go out, and offer a reminder where it is still to come', async () => {
    const form = await details(server.origin)
    expect(form).toContain('An ein Handy schicken wir auch SMS')
    expect(form).not.toContain('Dann schicken wir Ihnen eine Bestätigung')
    const far = await confirmation(server.origin, 3)
    expect(keyOn(far).reference).not.toBe('')
    expect(far).toContain(`data-key="${keys.publicKey}"`)
    expect(far).toContain('ein Dienst vom Hersteller Ihres Browsers')
    expect(far).toMatch(/remind-here|RemindHere/)
  })

  it('promise nothing where nothing goes out', async () => {
    const own = dataFolder()
    const quiet = await startServer(own.path, { LOTSE_LIMITS: 'off' })
    const form = await details(quiet.origin)
    expect(form).not.toMatch(/schicken wir/)
    const shown = await confirmation(quiet.origin, 3)
    expect(keyOn(shown).reference).not.toBe('')
    expect(shown).not.toMatch(/<lotse-remind|Erinner/)
    const booking = await bookIn('ar', { phone: '0151 12345678' }, 3, quiet.origin)
    const { subscription } = aDevice('https://fcm.googleapis.com/fcm/send/x')
    expect((await alerts(booking, 'POST', subscription, quiet.origin)).body.type).toBe('alert-not-possible')
    await quiet.stop()
    own.remove()
  })
})
