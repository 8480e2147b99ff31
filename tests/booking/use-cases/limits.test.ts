import { describe, expect, test } from 'vitest'
import { createProofs } from '../../../src/adapters/crypto/proofs.ts'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import { defaultPolicy, type Policy } from '../../../src/booking/core/policy.ts'
import { guarded } from '../../../src/server/limits.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { type AnyStorage, aForm, anInstallation } from '../../builders/installation.ts'
import { solved } from '../../builders/proof.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'
import { aSqliteStorage, engines } from '../../builders/storages.ts'

const shelter = '203.0.113.0/24'
const elsewhere = '198.51.100.0/24'
const calm = { restMinutes: { least: 0, most: 0 } }

/** A district with a few hundred free times, and booking as people meet it; the work is a thousandth of the usual. */
const start = async (opened: AnyStorage, changes: Partial<Policy> = {}) => {
  const counsellors = ['c1', 'c2', 'c3'].map(id => aCounsellor({ id }))
  const officeHours = counsellors.map(({ id }) =>
    someOfficeHours({
      id: `r-${id}`,
      counsellor: id,
      recurrence: 'FREQ=DAILY',
      to: '19:00',
      slotMinutes: 20,
    }),
  )
  const policy = { ...defaultPolicy, ...calm, ...changes }
  const lotse = await anInstallation(opened, { counsellors, officeHours }, { policy })
  const secret = 'a secret for tests that nobody uses'
  const proofs = createProofs(secret, { cost: 20, least: 5, most: 9 })
  const guard = guarded(lotse, lotse.needs.secrets, { limits: 'on', secret }, proofs)
  const { slots } = await lotse.findSlots({ limit: 1_000 })
  return { ...lotse, ...guard, free: slots.map(({ id }) => id) }
}

type Lotse = Awaited<ReturnType<typeof start>>
type Booking = Parameters<Lotse['bookSlot']>[0]

/** Books as a browser does: where work is set, it is done, and the same form goes out again. */
const bookAsABrowser = async ({ bookSlot }: Lotse, input: Booking) => {
  const first = await bookSlot(input)
  if (first.ok || first.refusal.kind !== 'proof-needed') return first
  return bookSlot({ ...input, proof: await solved(first.refusal.challenge) })
}

describe.each(engines)('limits on $name', ({ open }) => {
  test('give one contact three appointments to come, however it is typed, and another once one is cancelled', async () => {
    const lotse = await start(await open())
    const typed = ['+49 151 2345678', '0151 2345678', '0049-151-2345678', '(0151) 234 56 78']
    const book = (place: number, phone: string) =>
      lotse.bookSlot({ slot: at(lotse.free, place), ...aForm, contact: { phone } })
    const first = granted(await book(0, at(typed, 0)))
    granted(await book(10, at(typed, 1)))
    granted(await book(20, at(typed, 2)))
    expect(refusalOf(await book(30, at(typed, 3)))).toEqual({
      kind: 'too-many-bookings',
      per: 'contact',
      retryAfter: null,
    })
    expect(outcomeOf(await book(30, '+49 151 9999999'))).toBe('ok')
    granted(await lotse.cancelBooking({ reference: first.booking.reference, code: first.code }))
    expect(outcomeOf(await book(40, at(typed, 3)))).toBe('ok')
    await lotse.close()
  })

  test('count a volunteer who books for many by her network only', async () => {
    const lotse = await start(await open())
    const contact = { email: 'volunteer@example.org' }
    for (let place = 0; place < 5; place += 1) {
      const onBehalf = { by: 'volunteer', consent: true } as const
      const slot = at(lotse.free, place * 5)
      expect(outcomeOf(await lotse.bookSlot({ slot, ...aForm, contact, onBehalf, network: shelter }))).toBe(
        'ok',
      )
    }
    await lotse.close()
  })

  test('ask a network for a proof from so many on, and count each proof once', async () => {
    const lotse = await start(await open(), { provenFrom: 2 })
    const book = (place: number, more: Partial<Booking> = {}) =>
      lotse.bookSlot({ slot: at(lotse.free, place), ...aForm, network: shelter, ...more } as Booking)
    granted(await book(0))
    granted(await book(10))
    const asked = refusalOf(await book(20))
    // Noon in Berlin: at midnight nothing is counted any more.
    expect(asked).toMatchObject({ kind: 'proof-needed', eases: 12 * 3_600 })
    expect(outcomeOf(await book(20, { network: elsewhere }))).toBe('ok')
    expect(outcomeOf(await book(30, { network: undefined }))).toBe('ok')

    const again = refusalOf(await book(40))
    const proof = await solved(again.kind === 'proof-needed' ? again.challenge : undefined)
    expect(outcomeOf(await book(50, { proof }))).toBe('proof-needed')
    expect(outcomeOf(await book(40, { proof: 'bm90IGEgcHJvb2Y=' }))).toBe('proof-needed')
    const done = granted(await book(40, { proof }))
    await lotse.cancelBooking({ reference: done.booking.reference, code: done.code })
    expect(outcomeOf(await book(40, { proof }))).toBe('proof-needed')
    await lotse.close()
  })

  test('leave a proof as it is where its booking was refused, and a key as it is where its form comes again', async () => {
    const lotse = await start(await open(), { provenFrom: 0 })
    const slot = at(lotse.free, 0)
    const form = { slot, ...aForm, network: shelter, idempotencyKey: 'one form' }
    const asked = refusalOf(await lotse.bookSlot(form))
    const proof = await solved(asked.kind === 'proof-needed' ? asked.challenge : undefined)
    expect(outcomeOf(await lotse.bookSlot({ ...form, topic: 'unheard-of', proof }))).toBe('topic-not-offered')
    const { booking } = granted(await lotse.bookSlot({ ...form, proof }))
    // Sent again, by a second tap or a reload: the same answer, with the used proof or without.
    expect(granted(await lotse.bookSlot({ ...form, proof })).booking.reference).toBe(booking.reference)
    expect(granted(await lotse.bookSlot(form)).booking.reference).toBe(booking.reference)
    await lotse.close()
  })

  test('close a network for the rest of the day at the latest', async () => {
    const lotse = await start(await open(), { provenFrom: 1_000, mostPerNetwork: 2 })
    const book = (place: number) =>
      lotse.bookSlot({ slot: at(lotse.free, place), ...aForm, network: shelter })
    granted(await book(300))
    granted(await book(310))
    const closed = { kind: 'too-many-bookings', per: 'network', retryAfter: 12 * 3_600 }
    expect(refusalOf(await book(320))).toEqual(closed)
    lotse.clock.advance({ hours: 12 })
    expect(outcomeOf(await book(320))).toBe('ok')
    await lotse.close()
  })
})

describe('a shelter behind one address', () => {
  test('books for 300 people in the same few minutes, each on her own phone, two of three with a contact', async () => {
    const lotse = await start(await aSqliteStorage())
    for (let person = 0; person < 300; person += 1) {
      const slot = at(lotse.free, person)
      const network = shelter
      // She chooses, goes back, and chooses again.
      const hold = { client: `person ${person}`, network }
      granted(await lotse.holdSlot({ ...hold, slot: at(lotse.free, 300 + person) }))
      const { hold: held } = granted(await lotse.holdSlot({ ...hold, slot }))
      const contact = person % 3 === 0 ? undefined : { phone: `0151 2000${person}` }
      const form = { hold: held, slot, ...aForm, contact, network, idempotencyKey: `form ${person}` }
      const { booking, code } = granted(await bookAsABrowser(lotse, form))
      // One in ten mistypes the code.
      const { reference } = booking
      if (person % 10 === 0)
        expect(outcomeOf(await lotse.showBooking({ reference, code: 'WRONG', network }))).toBe(
          'booking-unknown',
        )
      expect(outcomeOf(await lotse.showBooking({ reference, code, network }))).toBe('ok')
    }
    await lotse.close()
  })

  test('is told when to come back where a program there takes times by the hundred, and nobody else is', async () => {
    const lotse = await start(openMemory())
    const hold = (network: string | undefined, place: number) =>
      lotse.holdSlot({ slot: at(lotse.free, place), network })
    for (let count = 0; count < 600; count += 1) await hold(shelter, 0)
    const refusal = refusalOf(await hold(shelter, 1))
    expect(refusal).toMatchObject({ kind: 'too-many-tries' })
    expect(refusal.kind === 'too-many-tries' && refusal.retryAfter).toBeLessThanOrEqual(600)
    expect(outcomeOf(await hold(elsewhere, 1))).toBe('ok')
    expect(outcomeOf(await hold(undefined, 2))).toBe('ok')
    // Who has a time already books it, and reading goes on.
    expect(outcomeOf(await lotse.bookSlot({ slot: at(lotse.free, 3), ...aForm, network: shelter }))).toBe(
      'ok',
    )
    expect((await lotse.findSlots({})).slots.length).toBeGreaterThan(0)
  })

  test('keeps its appointments where somebody there guesses codes over many references', async () => {
    const lotse = await start(openMemory())
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(lotse.free, 0), ...aForm }))
    const guess = (count: number) => `${String(count).padStart(3, '2')}-AAA`.replaceAll(/[01]/g, '9')
    for (let count = 0; count < 300; count += 1)
      await lotse.showBooking({ reference: guess(count), code: 'wrong', network: shelter })
    const key = { reference: booking.reference, code }
    for (const use of [lotse.showBooking, lotse.cancelBooking])
      expect(outcomeOf(await use({ ...key, network: shelter }))).toBe('too-many-tries')
    expect(outcomeOf(await lotse.showBooking({ ...key, network: elsewhere }))).toBe('ok')
    expect(outcomeOf(await lotse.showBooking(key))).toBe('ok')
  })

  test('is not worn out by one contact that books and cancels without end', async () => {
    const lotse = await start(openMemory())
    const contact = { email: 'reseller@example.org' }
    const outcomes: string[] = []
    for (let count = 0; count < 21; count += 1) {
      const result = await lotse.bookSlot({ slot: at(lotse.free, 0), ...aForm, contact, network: shelter })
      outcomes.push(outcomeOf(result))
      if (result.ok)
        await lotse.cancelBooking({ reference: result.value.booking.reference, code: result.value.code })
    }
    expect(outcomes).toEqual([...Array.from({ length: 20 }, () => 'ok'), 'too-many-tries'])
    expect(
      outcomeOf(
        await lotse.bookSlot({
          slot: at(lotse.free, 0),
          ...aForm,
          contact: { email: 'a@example.org' },
          network: shelter,
        }),
      ),
    ).toBe('ok')
  })
})
