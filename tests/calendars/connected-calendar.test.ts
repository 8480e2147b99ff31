// A counsellor's own calendar on a real server: what Lotse writes into it, and what it takes of her time.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { objectName } from '../../src/calendars/core/object-name.ts'
import type { ConnectInput } from '../../src/calendars/use-cases/connect-calendar.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { type ConnectedCalendars, withCalendars } from '../builders/connected.ts'
import { aCounsellor, someOfficeHours } from '../builders/district.ts'
import { aForm, anInstallation, type Installation } from '../builders/installation.ts'
import { type Radicale, startRadicale } from '../builders/radicale.ts'
import { firstOf, granted } from '../builders/result.ts'
import { theStaff } from '../builders/staff.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2', label: 'Integrationsmanagement 2' })],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'r2', counsellor: 'c2', recurrence: 'FREQ=WEEKLY;BYDAY=WE' }),
  ],
}

let radicale: Radicale
beforeAll(async () => {
  radicale = await startRadicale()
})
afterAll(() => radicale.remove())

let installation: Installation
let calendars: ConnectedCalendars
let calendar = ''
let count = 0
beforeEach(async () => {
  count += 1
  calendar = `test-${count}`
  radicale.addCalendar(calendar, 'Arbeit', 'VEVENT')
  installation = await anInstallation(openMemory(), district)
  calendars = withCalendars(installation)
})
afterEach(async () => {
  radicale.changePassword(radicale.account().password)
  await installation.close()
})

const connect = async (changes: Partial<ConnectInput> = {}) => {
  const result = await calendars.connect({
    ...radicale.account(calendar),
    ...{ counsellor: 'c1', writes: true, reads: true, whenStale: 'keep' },
    ...changes,
  })
  if (result.kind !== 'connected') throw new Error(`it was not connected: ${JSON.stringify(result)}`)
  return result.connection
}

const book = async (counsellor = 'c1') => {
  const { slots } = await installation.findSlots({ counsellor, limit: 1 })
  return granted(await installation.bookSlot({ ...aForm, slot: firstOf(slots).id })).booking
}

/** What stands in her calendar, as a program reads it. */
const written = () =>
  [...radicale.objects(calendar)].flatMap(([name, text]) =>
    readEvents(text).map(event => ({ name, ...event })),
  )

const listed = async (counsellor = 'c1') =>
  (await installation.findSlots({ counsellor, limit: 6 })).slots.map(({ start }) =>
    start.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString().slice(5, 16),
  )

const lightOf = async () => (await calendars.showStatus()).map(({ light, advice }) => [light, ...advice])

/** An event of her own on the Tuesday of the office hours. */
const ownEvent = (lines: readonly string[], uid = 'own-1') =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Outlook//EN', 'BEGIN:VEVENT', `UID:${uid}`],
    ...[
      'DTSTAMP:20261101T000000Z',
      'SUMMARY:Zahnarzt Dr. Geheim',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ],
  ].join('\r\n')

const putOwn = (lines: readonly string[], name = 'own-1.ics') =>
  radicale.putObjects(calendar, new Map([[name, ownEvent(lines, name)]]))

const later = (duration: { minutes?: number; hours?: number }) => installation.clock.advance(duration)

describe('an appointment in her calendar', () => {
  test('is there once, changed when it is moved, gone when it is cancelled', async () => {
    await connect()
    const { id, reference, code } = await (async () => {
      const { slots } = await installation.findSlots({ limit: 1 })
      const confirmation = granted(await installation.bookSlot({ ...aForm, slot: firstOf(slots).id }))
      return {
        id: confirmation.booking.id,
        reference: confirmation.booking.reference,
        code: confirmation.code,
      }
    })()
    await calendars.deliver()
    expect(written()).toMatchObject([{ name: objectName(id), summary: `Termin ${reference}`, sequence: 0 }])
    expect([...radicale.objects(calendar).values()].join('')).not.toMatch(/ATTENDEE|ORGANIZER|METHOD|Amal/)

    const [, , other] = (await installation.findSlots({ counsellor: 'c1', limit: 3 })).slots
    granted(await installation.moveBooking({ reference, code, slot: other?.id ?? '' }))
    await calendars.deliver()
    expect(written()).toMatchObject([{ name: objectName(id), sequence: 1, start: other?.start }])

    granted(await installation.cancelBooking({ reference, code }))
    await calendars.deliver()
    expect(written()).toEqual([])
    expect(await installation.keeper.copies((await installation.keeper.connections())[0]?.id ?? '')).toEqual(
      [],
    )
    expect(calendars.failures).toEqual([])
  })

  test('moves to the calendar of the colleague who takes it over', async () => {
    await connect()
    radicale.addCalendar(`${calendar}-2`, 'Kollegin', 'VEVENT')
    await connect({ counsellor: 'c2', address: radicale.account(`${calendar}-2`).address })
    const { id, start, end } = await book()
    await calendars.deliver()
    expect(written()).toHaveLength(1)
    const staff = theStaff(installation.needs)
    granted(
      await staff.handOverBookings({
        counsellor: 'c1',
        colleague: 'c2',
        from: start,
        to: end,
        reason: 'ill',
      }),
    )
    await calendars.deliver()
    expect(written()).toEqual([])
    expect(radicale.objects(`${calendar}-2`).has(objectName(id))).toBe(true)
  })

  test('is there for those that were booked before it was connected', async () => {
    await book()
    await book('c2')
    await connect()
    await calendars.deliver()
    expect(written()).toHaveLength(1)
  })

  test('waits while her server is away, and arrives once when it is back', async () => {
    await connect()
    await radicale.stop()
    const { id } = await book()
    await calendars.deliver()
    later({ minutes: 3 })
    expect(await lightOf()).toEqual([['yellow', 'wait']])
    await radicale.start()
    await calendars.deliver()
    expect(written().map(({ name }) => name)).toEqual([objectName(id)])
    await calendars.readDue()
    expect(await lightOf()).toEqual([['green']])
  })

  test('is written once where the answer to a former try was lost', async () => {
    const { id: connection } = await connect()
    const { id } = await book()
    await calendars.pushCopy(id, connection)
    // As if the process had died before it could note that.
    await installation.keeper.putCopy({ connection, booking: id, etag: null, written: null, byHand: null })
    await calendars.pushCopy(id, connection)
    await calendars.deliver()
    expect(written()).toHaveLength(1)
    expect(await installation.keeper.findCopy(connection, id)).toMatchObject({ byHand: null })
    expect(await lightOf()).toEqual([['green']])
  })

  test('that she moves or deletes by hand is put back, and she is told where to do that', async () => {
    await connect()
    const { id, start } = await book()
    await calendars.deliver()
    const [name, text] = firstOf([...radicale.objects(calendar)])
    radicale.putObjects(calendar, new Map([[name, text.replace(/DTSTART:\S+/, 'DTSTART:20261124T063000Z')]]))
    later({ minutes: 3 })
    await calendars.readDue()
    expect(await lightOf()).toEqual([['yellow', 'change-here']])
    expect((await calendars.showStatus())[0]?.byHand).toEqual([id])
    await calendars.deliver()
    expect(written()).toMatchObject([{ start }])
    expect(await lightOf()).toEqual([['yellow', 'change-here']])

    radicale.removeObject(calendar, name)
    later({ minutes: 3 })
    await calendars.readDue()
    await calendars.deliver()
    expect(written()).toMatchObject([{ start }])
  })

  test('that she only annotated is left as it is', async () => {
    await connect()
    await book()
    await calendars.deliver()
    const [name, text] = firstOf([...radicale.objects(calendar)])
    const annotated = text.replace('END:VEVENT', 'CATEGORIES:Blau\r\nEND:VEVENT')
    radicale.putObjects(calendar, new Map([[name, annotated]]))
    later({ minutes: 3 })
    await calendars.readDue()
    await calendars.deliver()
    expect(radicale.objects(calendar).get(name)).toBe(annotated)
    expect(await lightOf()).toEqual([['green']])
  })

  test('of another installation, or one that nobody here knows, is left alone and takes her time', async () => {
    const name = 'lotse-0192f0c4-1111-7111-8111-111111111111.ics'
    putOwn(['DTSTART:20261124T080000Z', 'DTEND:20261124T083000Z'], name)
    await connect()
    later({ hours: 25 })
    await calendars.readDue()
    await calendars.deliver()
    expect([...radicale.objects(calendar).keys()]).toEqual([name])
    expect((await listed())[0]).toBe('11-24T09:30')
  })

  test('is not touched in a calendar that is only read', async () => {
    await connect()
    await book()
    await calendars.deliver()
    const [, text] = firstOf([...radicale.objects(calendar)])
    const other = await anInstallation(openMemory(), district)
    const reading = withCalendars(other)
    const input = { ...radicale.account(calendar), counsellor: 'c2', whenStale: 'keep' } as const
    await reading.connect({ ...input, writes: false, reads: true })
    other.clock.advance({ hours: 25 })
    await reading.readDue()
    await reading.deliver()
    expect([...radicale.objects(calendar).values()]).toEqual([text])
    expect(await calendars.connect({ ...input, writes: true, reads: true })).toEqual({
      kind: 'connected-already',
      counsellor: 'c1',
    })
    await other.close()
  })

  test('that was changed while it was being written is written again', async () => {
    await connect()
    const { code, booking } = granted(
      await installation.bookSlot({
        ...aForm,
        slot: firstOf((await installation.findSlots({ limit: 1 })).slots).id,
      }),
    )
    const [, other] = (await installation.findSlots({ counsellor: 'c1', limit: 2 })).slots
    const { remote } = calendars.calendars
    let isMoved = false
    const slow = withCalendars(installation, {
      ...remote,
      put: async (...all: Parameters<typeof remote.put>) => {
        const written = await remote.put(...all)
        if (!isMoved)
          await installation.moveBooking({ reference: booking.reference, code, slot: other?.id ?? '' })
        isMoved = true
        return written
      },
    })
    const [connection] = await installation.keeper.connections()
    await slow.pushCopy(booking.id, connection?.id ?? '')
    expect(written()).toMatchObject([{ start: other?.start }])
  })

  test('is taken out when name and contact are forgotten, and when the calendar is disconnected', async () => {
    const { id: connection } = await connect()
    const { id, end } = await book()
    await calendars.deliver()
    installation.clock.set(end.add({ hours: 49 }))
    await installation.forgetPersonalData(id)
    await calendars.deliver()
    expect(written()).toEqual([])
    await book()
    await calendars.deliver()
    expect(written()).toHaveLength(1)
    expect(await calendars.disconnect(connection)).toEqual({ left: 0 })
    expect(written()).toEqual([])
    expect(await calendars.showStatus()).toEqual([])
  })
})

describe('her own appointments', () => {
  const free = ['11-24T09:00', '11-24T09:30', '11-24T10:00', '11-24T10:30', '11-24T11:00', '11-24T11:30']

  test('take the times away, also before anybody looks, and give them back', async () => {
    putOwn([
      'DTSTART;TZID=W. Europe Standard Time:20261124T093000',
      'DTEND;TZID=W. Europe Standard Time:20261124T103000',
    ])
    await connect()
    expect(await listed()).toEqual([
      ...['11-24T09:00', '11-24T10:30', '11-24T11:00', '11-24T11:30', '12-01T09:00', '12-01T09:30'],
    ])
    putOwn(['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125'])
    later({ minutes: 3 })
    await calendars.readDue()
    expect((await listed())[0]).toBe('12-01T09:00')
    putOwn(['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125', 'TRANSP:TRANSPARENT'])
    later({ minutes: 3 })
    await calendars.readDue()
    expect(await listed()).toEqual(free)
    putOwn(['DTSTART:20261117T080000Z', 'DTEND:20261117T083000Z', 'RRULE:FREQ=WEEKLY'])
    later({ minutes: 3 })
    await calendars.readDue()
    expect((await listed())[0]).toBe('11-24T09:30')
    radicale.removeObject(calendar, 'own-1.ics')
    later({ minutes: 3 })
    await calendars.readDue()
    expect(await listed()).toEqual(free)
    expect(calendars.failures).toEqual([])
  })

  test('refuse whoever chose the time before they were known, but not whoever holds it', async () => {
    await connect({ writes: false })
    const [first, second] = (await installation.findSlots({ limit: 2 })).slots
    const held = granted(await installation.holdSlot({ slot: first?.id ?? '' }))
    putOwn(['DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z'])
    later({ minutes: 3 })
    await calendars.readDue()
    expect(await installation.bookSlot({ ...aForm, slot: second?.id ?? '' })).toMatchObject({
      ok: false,
      refusal: { kind: 'slot-taken' },
    })
    granted(await installation.bookSlot({ ...aForm, hold: held.hold }))
  })

  test('are not those that Lotse wrote itself', async () => {
    await connect()
    await book()
    await calendars.deliver()
    later({ hours: 25 })
    await calendars.readDue()
    expect(await listed()).toEqual([...free.slice(1), '12-01T09:00'])
  })

  test('that cannot be read keep what was known, and say so; with it closed, nothing is free', async () => {
    putOwn(['DTSTART:20261124T080000Z', 'DTEND:20261124T083000Z'])
    const { id } = await connect()
    radicale.putObjects(calendar, new Map([['broken.ics', 'BEGIN:VCALENDAR\r\nnonsense']]))
    radicale.changePassword('another')
    later({ minutes: 3 })
    await calendars.readDue()
    expect((await listed())[0]).toBe('11-24T09:30')
    expect(await lightOf()).toEqual([['red', 'give-password-again']])
    later({ minutes: 40 })
    await calendars.closeStale()
    expect((await listed())[0]).toBe('11-24T09:30')
    await installation.keeper.setWhenStale(id, 'close')
    await calendars.closeStale()
    expect(await listed()).toEqual([])
    expect((await listed('c2'))[0]).toBe('11-25T09:00')
    radicale.changePassword(radicale.account().password)
    radicale.removeObject(calendar, 'broken.ics')
    // Who refuses is asked rarely; she says that it works again.
    await calendars.readDue()
    expect(await listed()).toEqual([])
    await calendars.readCalendar(id)
    expect((await listed())[0]).toBe('11-24T09:30')
    expect(await lightOf()).toEqual([['green']])
  })

  /** With an entry that the server gives, though it could not work it out itself. */
  const withEntry = (...lines: readonly string[]) => {
    const { remote } = calendars.calendars
    const entry = { name: 'entry.ics', etag: '"1"', text: ownEvent(lines, 'entry') }
    return withCalendars(installation, {
      ...remote,
      read: async (...all) => {
        const reading = await remote.read(...all)
        return { ...reading, objects: [entry, ...reading.objects] }
      },
    })
  }

  test('of which one cannot be read hide no others, and close all where she would rather not be booked', async () => {
    putOwn(['DTSTART:20261124T080000Z', 'DTEND:20261124T083000Z'])
    calendars = withEntry('DTSTART:20261124T090000Z', 'DTEND:20261124T090001Z', 'RRULE:FREQ=SECONDLY')
    const { id } = await connect()
    expect((await listed())[0]).toBe('11-24T09:30')
    expect(await lightOf()).toEqual([['yellow', 'mend-entry']])
    await installation.keeper.setWhenStale(id, 'close')
    later({ minutes: 40 })
    await calendars.readDue()
    await calendars.closeStale()
    expect(await listed()).toEqual([])
  })

  test('that recur without ever coming stop nothing but themselves', async () => {
    putOwn(['DTSTART:20261124T080000Z', 'DTEND:20261124T083000Z'])
    const never = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'
    calendars = withEntry('DTSTART:20261101T090000Z', 'DTEND:20261101T100000Z', never)
    const connecting = connect()
    // Somebody looks for a time meanwhile.
    expect(await listed('c2')).not.toEqual([])
    await connecting
    expect((await listed())[0]).toBe('11-24T09:30')
    expect(await lightOf()).toEqual([['yellow', 'mend-entry']])
  })

  test('of a calendar that was deleted are kept as they were last known', async () => {
    putOwn(['DTSTART:20261124T080000Z', 'DTEND:20261124T083000Z'])
    await connect()
    radicale.removeCalendar(calendar)
    later({ minutes: 3 })
    await calendars.readDue()
    expect((await listed())[0]).toBe('11-24T09:30')
    expect(await lightOf()).toEqual([['red', 'choose-calendar-again']])
    radicale.addCalendar(calendar)
  })
})

describe('connecting', () => {
  test('finds the calendars of an account, and says what it refuses and why', async () => {
    const input = {
      ...radicale.account(calendar),
      ...{ counsellor: 'c1', writes: true, reads: true, whenStale: 'keep' as const },
    }
    expect(await calendars.connect({ ...input, password: 'wrong' })).toEqual({
      kind: 'refused',
      fault: 'refused',
    })
    expect(await calendars.connect({ ...input, address: 'http://127.0.0.1:9/' })).toEqual({
      kind: 'refused',
      fault: 'unreachable',
    })
    const found = await calendars.connect({ ...input, address: `${radicale.origin}/` })
    expect(found).toMatchObject({ kind: 'choose' })
    expect(found.kind === 'choose' && found.calendars.map(({ address }) => address)).toContain(input.address)
    expect(await installation.keeper.connections()).toEqual([])
  })
})
