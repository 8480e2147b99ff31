import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DatabaseAddress, openStorage } from '../../../src/adapters/sql/open-storage.ts'
import { aForm, anInstallation, type Installation, noon } from '../../builders/installation.ts'
import { aDatabase, asAdministrator } from '../../builders/postgres-databases.ts'
import { granted, outcomeOf } from '../../builders/result.ts'

const firstVersion = readFileSync(join(import.meta.dirname, 'first-version.sql'), 'utf8')

type Place = { readonly address: DatabaseAddress; readonly remove: () => Promise<void> }

const onSqlite = async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  const file = join(folder, 'lotse.db')
  const database = new DatabaseSync(file)
  database.exec(firstVersion)
  database.close()
  return { address: { kind: 'sqlite', file }, remove: async () => rmSync(folder, { recursive: true }) }
}

const onPostgres = async (): Promise<Place> => {
  const { url, remove } = await aDatabase('nothing')
  await asAdministrator(url, firstVersion)
  return { address: { kind: 'postgres', url }, remove }
}

// References and codes as people have written them down.
const single = { reference: 'ABC-DEF', code: '3DDY-8824-YR6A-961N' }
const seat = { reference: 'BCD-EFG', code: '56KA-RF9Y-R4E7-66QP' }
const otherSeat = { reference: 'CDE-FGH', code: 'TFWT-R1KJ-ABBG-R6MN' }
const moved = { reference: 'DEF-GHJ', code: 'ZQVR-RFDJ-B9EK-F0Q6' }
const cancelled = { reference: 'EFG-HJK', code: 'B9VB-T63S-MVVT-YGY7' }
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

describe.each([
  { name: 'SQLite', make: onSqlite },
  { name: 'PostgreSQL', make: onPostgres },
])('a $name database of the first version', ({ make }) => {
  let place: Place
  let lotse: Installation
  beforeEach(async () => {
    place = await make()
    const opened = await openStorage(place.address)
    lotse = await anInstallation(opened, { counsellors: [], officeHours: [] })
    lotse.clock.set(noon.add({ minutes: 4 }))
  })
  afterEach(async () => {
    await lotse.close()
    await place.remove()
  })

  test('has all that was in it, and can be read by the present version', async () => {
    await lotse.storage.check()
    expect(await lotse.storage.counts()).toMatchObject({
      ...{ bookings: 5, holds: 1, claims: 56 },
      ...{ history: 7, events: 5, idempotency: 1 },
    })
    const counsellors = await lotse.storage.counsellors()
    expect(counsellors).toMatchObject([
      { id: 'c1', languages: ['de', 'ar'], topics: ['housing', 'work'] },
      { id: 'c2', label: 'Integrationsmanagement 2', languages: ['de', 'uk'] },
    ])
    const rules = await lotse.storage.officeHours()
    expect(
      rules.map(({ id, access, seats, bufferMinutes, validTo }) => [
        id,
        access,
        seats,
        bufferMinutes,
        validTo,
      ]),
    ).toEqual([
      ['r1', 'bookable', 1, 0, null],
      ['r2', 'bookable', 3, 0, '2027-12-31'],
      ['r3', 'bookable', 1, 10, '2027-12-31'],
      ['r4', 'walk-in', 1, 0, '2027-12-31'],
    ])
    const history = await lotse.storage.history(idOf(7))
    expect(history.map(({ what, slot }) => [what, slot])).toEqual([
      ['booked', 'r3.htglc'],
      ['moved', 'r3.htgmg'],
    ])
    const deliveries = await lotse.queue.due(noon.add({ hours: 24 * 30 }), 100)
    const toForget = deliveries.filter(({ kind }) => kind === 'forget')
    expect(toForget.map(({ id }) => id).toSorted()).toEqual([2, 4, 6, 9, 12].map(idOf))
    expect(
      await lotse.storage.events(
        { counsellor: 'c2' },
        { from: noon, to: noon.add({ hours: 240 }), cancelledAfter: noon },
      ),
    ).toMatchObject([{ language: 'uk', text: expect.stringContaining('SUMMARY:Termin DEF-GHJ') }])
  })

  test('keeps taken what was taken, and a hold until it runs out', async () => {
    const free = (await lotse.findSlots({ limit: 1_000 })).slots.map(({ id, seats }) => [id, seats])
    const seats = Object.fromEntries(free)
    expect(seats).not.toHaveProperty('r1.htedc')
    expect(seats).not.toHaveProperty('r1.htego')
    expect(seats).not.toHaveProperty('r3.htgmg')
    expect(seats).toMatchObject({ 'r2.htfhc': 1, 'r1.htef0': 1, 'r3.htglc': 1 })
    // A hold of that time counts as long since taken: it is not prolonged, and runs out when it was to.
    const held = granted(await lotse.holdSlot({ slot: 'r1.htego', client: 'her browser' }))
    expect(held).toMatchObject({ hold: idOf(13), expires: noon.add({ minutes: 13 }) })
    lotse.clock.set(noon.add({ minutes: 14 }))
    granted(await lotse.bookSlot({ slot: 'r1.htego', ...aForm }))
  })

  test('shows each appointment to who has its code, with what she had written', async () => {
    expect(granted(await lotse.showBooking(single))).toMatchObject({
      slot: 'r1.htedc',
      guide: 'registration',
      step: 'appointment',
      name: 'Amal',
      contact: { phone: '+49 151 1234567' },
    })
    expect(granted(await lotse.showBooking(seat))).toMatchObject({ topic: 'work', name: 'Sami' })
    expect(granted(await lotse.showBooking(moved))).toMatchObject({
      ...{ status: 'booked', sequence: 1, mode: 'phone', language: 'uk' },
      ...{ name: 'Оля', contact: { email: 'olha@example.org' } },
    })
    expect(granted(await lotse.showBooking(cancelled))).toMatchObject({ status: 'cancelled' })
    expect(outcomeOf(await lotse.showBooking({ ...single, code: seat.code }))).toBe('booking-unknown')
  })

  test('lets appointments be moved and cancelled, and their times be booked by others', async () => {
    expect(granted(await lotse.moveBooking({ ...single, slot: 'r1.htef0' }))).toMatchObject({
      slot: 'r1.htef0',
      sequence: 1,
    })
    granted(await lotse.bookSlot({ slot: 'r1.htedc', ...aForm }))
    expect(granted(await lotse.cancelBooking(moved))).toMatchObject({ status: 'cancelled', sequence: 2 })
    granted(await lotse.cancelBooking(seat))
    granted(await lotse.cancelBooking(otherSeat))
    const claims = await lotse.storage.claims({ from: 0, to: 99_999_999 }, lotse.clock.now())
    // Two appointments of half an hour, and the hold.
    expect(claims).toHaveLength(3 * 6)
    expect(outcomeOf(await lotse.cancelBooking(cancelled))).toBe('illegal-transition')
  })

  test('is opened by the next start as by this one', async () => {
    const counts = await lotse.storage.counts()
    const again = await openStorage(place.address)
    expect(await again.storage.counts()).toEqual(counts)
    await again.close()
  })
})
