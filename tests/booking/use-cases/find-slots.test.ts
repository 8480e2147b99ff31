import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import type { SlotFilter } from '../../../src/booking/use-cases/signatures.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { at, firstOf, granted } from '../../builders/result.ts'

const district = {
  counsellors: [
    aCounsellor(),
    aCounsellor({
      id: 'c2',
      label: 'Integrationsmanagement 2',
      languages: ['de', 'uk'],
      topics: ['housing', 'school'],
    }),
  ],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'r2', counsellor: 'c2', office: null, mode: 'phone', slotMinutes: 45 }),
    someOfficeHours({ id: 'r3', counsellor: 'c2', recurrence: 'FREQ=WEEKLY;BYDAY=TH', topics: ['school'] }),
    someOfficeHours({ id: 'r4', recurrence: 'FREQ=WEEKLY;BYDAY=FR', access: 'walk-in' }),
  ],
}
const open = () => anInstallation(openMemory(), district)
const rulesOf = (slots: readonly { readonly rule: string }[]) =>
  [...new Set(slots.map(({ rule }) => rule))].toSorted()

describe('finding free slots', () => {
  test('gives the next ones first, with the person one would meet', async () => {
    const { findSlots } = await open()
    const { slots } = await findSlots({})
    expect(slots[0]).toMatchObject({
      rule: 'r1',
      office: 'town-hall',
      mode: 'office',
      seats: 1,
      topics: ['housing', 'work'],
      counsellor: { id: 'c1', label: 'Integrationsmanagement 1', languages: ['de', 'ar'] },
    })
    expect(slots[0]?.start.toString()).toBe('2026-11-24T08:00:00Z')
    const starts = slots.map(({ start }) => start.epochMilliseconds)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  test.each<[SlotFilter, string[]]>([
    [{}, ['r1', 'r2', 'r3']],
    [{ language: 'ar' }, ['r1']],
    [{ language: 'de' }, ['r1', 'r2', 'r3']],
    [{ language: 'fa' }, []],
    [{ topic: 'housing' }, ['r1', 'r2']],
    [{ topic: 'school' }, ['r2', 'r3']],
    [{ topic: 'work', language: 'uk' }, []],
    [{ office: 'town-hall' }, ['r1', 'r3']],
    [{ mode: 'phone' }, ['r2']],
    [{ counsellor: 'c2', mode: 'office' }, ['r3']],
    [{ counsellor: 'nobody' }, []],
  ])('for %j looks at the rules that fit', async (filter, rules) => {
    const { findSlots } = await open()
    const { slots } = await findSlots({ ...filter, limit: 500 })
    expect(rulesOf(slots)).toEqual(rules)
  })

  test('stays between notice and horizon, whatever is asked for', async () => {
    const lotse = await open()
    lotse.clock.set(Temporal.Instant.from('2026-11-24T08:15:00Z'))
    const { slots, next } = await lotse.findSlots({ from: noon.subtract({ hours: 99 }), limit: 1_000 })
    expect(firstOf(slots).start.toString()).toBe('2026-11-24T09:30:00Z')
    expect(next).toBeNull()
    const last = at(slots, -1).start.since(lotse.clock.now()).total('hours')
    expect(last).toBeLessThan(56 * 24)
    expect(last).toBeGreaterThan(48 * 24)
    expect((await lotse.findSlots({ from: noon.add({ hours: 90 * 24 }) })).slots).toEqual([])
    expect((await lotse.findSlots({ to: noon })).slots).toEqual([])
  })

  test('in pages tells every slot once, whatever the size of a page', async () => {
    const lotse = await open()
    const all = (await lotse.findSlots({ limit: 1_000 })).slots.map(({ id }) => id)
    const reached = { pages: 0, 'cut among equal starts': 0 }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async limit => {
        const found: string[] = []
        let from: Temporal.Instant | undefined
        do {
          const { slots, next } = await lotse.findSlots({ limit, from })
          found.push(...slots.map(({ id }) => id))
          from = next ?? undefined
          reached.pages += 1
          expect(slots.length).toBeLessThanOrEqual(limit)
          if (next && slots.at(-1)?.start.epochMilliseconds === next.epochMilliseconds)
            reached['cut among equal starts'] += 1
        } while (from)
        expect(found).toEqual(all)
      }),
      { numRuns: 20 },
    )
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(0)
  })

  test('begins at the instant that is asked for, whatever fraction of a second it has', async () => {
    const { findSlots } = await open()
    const nine = Temporal.Instant.from('2026-11-24T08:00:00Z')
    const first = async (from: Temporal.Instant) =>
      (await findSlots({ from, counsellor: 'c1' })).slots[0]?.start.toString()
    expect(await first(nine)).toBe('2026-11-24T08:00:00Z')
    expect(await first(nine.subtract({ milliseconds: 250 }))).toBe('2026-11-24T08:00:00Z')
    expect(await first(nine.add({ milliseconds: 250 }))).toBe('2026-11-24T08:30:00Z')
  })

  test('leaves out what is booked or held, and shows it again when that ends', async () => {
    const lotse = await open()
    const ids = async () => (await lotse.findSlots({ counsellor: 'c1', limit: 3 })).slots.map(({ id }) => id)
    const [first, second] = await ids()
    if (!first || !second) throw new Error('there are slots')
    const { booking, code } = granted(await lotse.bookSlot({ slot: first, ...aForm }))
    granted(await lotse.holdSlot({ slot: second }))
    expect(await ids()).not.toContain(first)
    expect(await ids()).not.toContain(second)
    granted(await lotse.cancelBooking({ reference: booking.reference, code }))
    expect(await ids()).toContain(first)
    lotse.clock.advance({ minutes: 10 })
    expect(await ids()).toContain(second)
  })
})
