// A booking through HTTP reaches the counsellor wherever she looks: her own calendar, her feed, her mailbox.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objectName } from '../../src/calendars/core/object-name.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { type ApiBooking, type ApiSlot, bookingOf, call, freeSlots } from '../builders/api.ts'
import { runCommand } from '../builders/command.ts'
import { type KillingProxy, type Moment, startKillingProxy } from '../builders/killing-proxy.ts'
import { type MailServer, startMailServer } from '../builders/mail-server.ts'
import { freePort, type Radicale, startRadicale } from '../builders/radicale.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'

const folder = dataFolder()
const soon = { timeout: 10_000, interval: 100 }
/** After somebody's server was away, it is tried again after seconds that double. */
const afterwards = { timeout: 40_000, interval: 200 }

let radicale: Radicale
let proxy: KillingProxy
let mails: MailServer
let server: TestServer
let port = 0
let counsellor = ''
let connection = ''
let feed = ''

const origin = () => `http://127.0.0.1:${port}`
const env = () => ({ LOTSE_DATA: folder.path, CALENDAR_ADDRESSES: 'any' })
const start = () =>
  startServer(folder.path, {
    ...{ LOTSE_LIMITS: 'off', SMTP_URL: mails.url, MAIL_FROM: 'termine@auental.example.org' },
    ...{ SITE_URL: 'https://lotse.example.org', PORT: String(port), CALENDAR_ADDRESSES: 'any' },
  })

beforeAll(async () => {
  radicale = await startRadicale()
  proxy = await startKillingProxy(radicale.origin)
  mails = await startMailServer()
  port = await freePort()
  server = await start()
  counsellor = (await freeSlots(origin()))[0]?.counsellor.id ?? ''
  const { address, user, password } = radicale.account()
  const connected = await runCommand(
    'calendar-connections',
    [
      'connect',
      '--counsellor',
      counsellor,
      '--address',
      new URL(new URL(address).pathname, proxy.origin).href,
      '--user',
      user,
    ],
    { ...env(), CALENDAR_PASSWORD: password },
  )
  expect(connected).toMatchObject({ code: 0, errors: '' })
  connection = /id: (\S+)/.exec(connected.output)?.[1] ?? ''
  const device = ['add', '--counsellor', counsellor, '--label', 'Handy']
  const added = await runCommand('calendar-feeds', device, env())
  feed = /\/calendar\/[\w-]+\.ics/.exec(added.output)?.[0] ?? ''
  const wanted = await runCommand('calendar-connections', ['mail', counsellor, 'amt@example.org'], env())
  expect(wanted).toMatchObject({ code: 0, errors: '' })
})
afterAll(async () => {
  await server.stop()
  await mails.stop()
  await proxy.stop()
  await radicale.remove()
  folder.remove()
})

const hers = async (): Promise<readonly ApiSlot[]> =>
  (await freeSlots(origin(), `counsellor=${counsellor}`)).filter(slot => slot.seats === 1)

const bookOne = async (place = 0): Promise<ApiBooking & { readonly slot: ApiSlot }> => {
  const slot = (await hers())[place]
  if (!slot) throw new Error('nothing is free')
  const body = { ...bookingOf(slot), contact: { email: 'amal@example.org' } }
  const answer = await call<ApiBooking>(`${origin()}/api/bookings`, { method: 'POST', body })
  expect(answer.status).toBe(201)
  return { ...answer.body, slot }
}

const change = async (booking: ApiBooking, what: string, body: unknown = {}) => {
  const headers = { Authorization: `Bearer ${booking.token}` }
  const { status } = await call(`${origin()}/api/bookings/${booking.reference}/${what}`, {
    method: 'POST',
    headers,
    body,
  })
  expect(status).toBe(200)
}

/** Has her calendar read now, instead of some time in the next two minutes. */
const look = () => runCommand('calendar-connections', ['try', connection], env())

/** What her own calendar says of a booking. */
const inCalendar = ({ reference }: ApiBooking) =>
  [...radicale.objects('termine').values()]
    .flatMap(text => readEvents(text))
    .filter(({ summary }) => summary.includes(reference))
    .map(({ start }) => Date.parse(start.toString()))

/** What a device of hers that subscribes to a feed gets of a booking. */
const inFeed = async ({ reference }: ApiBooking) =>
  readEvents(await (await fetch(`${origin()}${feed}`)).text())
    .filter(({ summary }) => summary.includes(reference))
    .map(({ start, status }) => `${status} ${new Date(Date.parse(start.toString())).toISOString()}`)

/** An instant as `inFeed` writes it. */
const iso = (text: string) => new Date(text).toISOString()

/** What mails to her say of a booking: the method of each, in order. */
const invited = ({ reference }: ApiBooking) =>
  mails.mailbox
    .filter(mail => JSON.stringify(mail.to).includes('amt@example.org') && mail.subject?.includes(reference))
    .map(mail => {
      const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
      return /METHOD:(\w+)/.exec(part?.content.toString() ?? '')?.[1]
    })

const told = ({ reference }: ApiBooking) =>
  mails.mailbox.filter(mail => JSON.stringify(mail.to).includes('amal@') && mail.text?.includes(reference))
    .length

const another = async (slot: ApiSlot): Promise<ApiSlot> => {
  const found = (await hers()).findLast(one => one.topics.includes(slot.topics[0] ?? ''))
  if (!found) throw new Error('nothing else is free')
  return found
}

describe('a booking', () => {
  it('is in her calendar, in her feed and in both mailboxes within ten seconds, and so is each change', async () => {
    const booking = await bookOne()
    await expect.poll(() => inCalendar(booking), soon).toEqual([Date.parse(booking.start)])
    await expect.poll(() => invited(booking), soon).toEqual(['REQUEST'])
    await expect.poll(() => told(booking), soon).toBe(1)
    expect(await inFeed(booking)).toEqual([`CONFIRMED ${iso(booking.start)}`])

    const other = await another(booking.slot)
    await change(booking, 'move', { slot: other.id })
    expect(await inFeed(booking)).toEqual([`CONFIRMED ${iso(other.start)}`])
    await expect.poll(() => inCalendar(booking), soon).toEqual([Date.parse(other.start)])
    await expect.poll(() => invited(booking), soon).toEqual(['REQUEST', 'REQUEST'])

    await change(booking, 'cancel')
    expect(await inFeed(booking)).toEqual([`CANCELLED ${iso(other.start)}`])
    await expect.poll(() => inCalendar(booking), soon).toEqual([])
    await expect.poll(() => invited(booking), soon).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    await expect.poll(() => told(booking), soon).toBe(3)
  })

  it('that she moves by hand is put back, and a mail says where to do that', async () => {
    const booking = await bookOne()
    await expect.poll(() => inCalendar(booking), soon).toHaveLength(1)
    const [name, text] =
      [...radicale.objects('termine')].find(([, one]) => one.includes(booking.reference)) ?? []
    radicale.putObjects(
      'termine',
      new Map([[name ?? '', (text ?? '').replace(/DTEND:\S+/, 'DTEND:20990101T000000Z')]]),
    )
    await look()
    const about = () =>
      mails.mailbox.filter(({ subject }) => subject?.startsWith('Termin im Kalender geändert'))
    await expect.poll(() => about().length, soon).toBe(1)
    expect(about()[0]?.text).toContain('Er gilt weiter wie gebucht')
    expect(about()[0]?.attachments).toEqual([])
    await expect
      .poll(() => [...radicale.objects('termine').values()].some(one => one.includes('20990101')), soon)
      .toBe(false)
    await change(booking, 'cancel')
  })

  it('is told in mails whose parts agree, without a name or what it is about', async () => {
    const booking = await bookOne()
    await expect.poll(() => invited(booking), soon).toEqual(['REQUEST'])
    const mail = mails.mailbox.find(({ subject }) => subject?.includes(booking.reference))
    const parts = mail?.attachments.filter(({ contentType }) => contentType === 'text/calendar') ?? []
    expect(parts.length).toBeGreaterThan(0)
    for (const { content, headers } of parts) {
      expect(JSON.stringify([...headers])).toContain('REQUEST')
      expect(content.toString()).toContain('ORGANIZER;')
      expect(content.toString().replaceAll('\r\n ', '')).toContain('mailto:amt@example.org')
    }
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Amal|amal@/)
    await change(booking, 'cancel')
  })

  it('arrives after each of the servers was away at first', async () => {
    await radicale.stop()
    const smtp = mails.port
    await mails.stop()
    const booking = await bookOne()
    const cancelled = await bookOne(1)
    await change(cancelled, 'cancel')
    const status = await runCommand('calendar-connections', [], env())
    expect(status.output).toContain(counsellor)
    await radicale.start()
    mails = await startMailServer(smtp)
    await expect.poll(() => inCalendar(booking), afterwards).toEqual([Date.parse(booking.start)])
    await expect.poll(() => told(booking), afterwards).toBe(1)
    await expect.poll(() => invited(booking), afterwards).toEqual(['REQUEST'])
    expect(inCalendar(cancelled)).toEqual([])
    expect(server.output()).not.toContain('geheim')
  }, 150_000)

  it('is not offered while her own calendar says that she is busy', async () => {
    const [slot] = await hers()
    const at = (text: string) => text.replaceAll(/[-:]|\.000/g, '')
    const event = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//her//own',
      'BEGIN:VEVENT',
      'UID:own',
      'DTSTAMP:20260101T000000Z',
    ]
    const times = [
      `DTSTART:${at(new Date(slot?.start ?? 0).toISOString())}`,
      `DTEND:${at(new Date(slot?.end ?? 0).toISOString())}`,
    ]
    const text = [...event, ...times, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
    radicale.putObjects('termine', new Map([['own.ics', text]]))
    await look()
    expect((await hers()).map(({ id }) => id)).not.toContain(slot?.id)
    radicale.removeObject('termine', 'own.ics')
    await look()
    expect((await hers()).map(({ id }) => id)).toContain(slot?.id)
  })
})

describe('a server that is killed while it writes to her calendar', () => {
  const kills: readonly (readonly [string, Moment])[] = [
    ['PUT', 'before'],
    ['PUT', 'after'],
    ['DELETE', 'before'],
    ['DELETE', 'after'],
  ]
  it.each(kills)(
    'at a %s, %s it is done, loses and doubles nothing',
    async (method, moment) => {
      const moved = await bookOne()
      const gone = await bookOne(1)
      await expect.poll(() => inCalendar(gone).length, afterwards).toBe(1)
      await expect.poll(() => inCalendar(moved).length, afterwards).toBe(1)
      const other = await another(moved.slot)
      const died = new Promise<void>(resolve => {
        proxy.arm(method, moment, () => {
          server.process.once('exit', () => resolve())
          server.process.kill('SIGKILL')
        })
      })
      await change(moved, 'move', { slot: other.id })
      await change(gone, 'cancel').catch(() => undefined)
      await died
      server = await start()
      // Where the server died before it could answer, she asks again, as people do.
      const { body } = await call<{ status: string }>(`${origin()}/api/bookings/${gone.reference}`, {
        headers: { Authorization: `Bearer ${gone.token}` },
      })
      if (body.status === 'booked') await change(gone, 'cancel')
      await expect.poll(() => inCalendar(moved), afterwards).toEqual([Date.parse(other.start)])
      await expect.poll(() => inCalendar(gone), afterwards).toEqual([])
      const names = [...radicale.objects('termine').keys()]
      expect(names.every(name => name === objectName(name.slice(6, -4)))).toBe(true)
      await change(moved, 'cancel')
      await expect.poll(() => inCalendar(moved), afterwards).toEqual([])
    },
    120_000,
  )

  it('leaves nothing waiting', async () => {
    const status = async () => (await runCommand('calendar-connections', [], env())).output
    await expect.poll(status, { timeout: 30_000, interval: 1_000 }).toMatch(/^GREEN(?![\s\S]*wait to be)/)
  }, 60_000)
})
