import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import type { SlotFilter, SlotPage } from '../../../src/booking/use-cases/signatures.ts'
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

  test('moves on page by page, although more slots start together than a page holds', async () => {
    const names = Array.from({ length: 30 }, (_, place) => `c${place + 10}`)
    const lotse = await anInstallation(openMemory(), {
      counsellors: names.map(id => aCounsellor({ id })),
      officeHours: names.map(id => someOfficeHours({ id, counsellor: id, to: '10:00' })),
    })
    const to = noon.add({ hours: 7 * 24 })
    const all = (await lotse.findSlots({ to, limit: 100 })).slots.map(({ id }) => id)
    expect(all).toHaveLength(60)
    for (const limit of [1, 7, 30, 59]) {
      const found: string[] = []
      let from: Temporal.Instant | null = noon
      while (from) {
        // As a link carries it from one page to the next.
        const page: SlotPage = await lotse.findSlots({
          from: Temporal.Instant.from(from.toString()),
          to,
          limit,
        })
        found.push(...page.slots.map(({ id }) => id))
        from = page.next
      }
      expect(found).toEqual(all)
    }
  })

  test('lists what the client’s own hold keeps, for nobody else', async () => {
    const lotse = await open()
    const wish = { counsellor: 'c2', mode: 'phone', limit: 2 } as const
    const ids = async (client?: string) =>
      (await lotse.findSlots({ ...wish, client })).slots.map(({ id }) => id)
    const free = await ids('tab')
    granted(await lotse.holdSlot({ slot: at(free, 0), client: 'tab' }))
    granted(await lotse.holdSlot({ slot: at(free, 1), client: 'other' }))
    expect(await ids('tab')).toContain(free[0])
    expect(await ids('tab')).not.toContain(free[1])
    expect(await ids('other')).not.toContain(free[0])
    expect(await ids('nobody')).not.toContain(free[0])
    expect(await ids()).not.toContain(free[0])
    lotse.clock.advance({ minutes: 11 })
    granted(await lotse.bookSlot({ slot: at(free, 0), ...aForm, language: 'uk' }))
    expect(await ids('tab')).not.toContain(free[0])
  })

  test('counts the seat of a group that the client’s own hold keeps as free to it', async () => {
    const lotse = await anInstallation(openMemory(), {
      counsellors: [aCounsellor()],
      officeHours: [someOfficeHours({ seats: 2 })],
    })
    const first = async (client?: string) => firstOf((await lotse.findSlots({ limit: 1, client })).slots)
    const slot = (await first()).id
    granted(await lotse.holdSlot({ slot, client: 'tab' }))
    granted(await lotse.bookSlot({ slot, ...aForm }))
    expect(await first('tab')).toMatchObject({ id: slot, seats: 1 })
    expect((await first()).id).not.toBe(slot)
  })

  test('begins at the instant that is asked for, whatever fraction of a second it has', async () => {
    const { findSlots } = await open()
    const nine = Temporal.Instant.from('2026-11-24T08:00:00Z')
    const first = async (from: Temporal.Instant) =>
      (await findSlots({ from, counsellor: 'c1' })).slots[0]?.start.toString()
    expect(await first(nine)).toBe('2026-11-24T08:00:00Z')
    expect(await first(nine.subtract({ milliseconds: 250 }))).toBe('2026-11-24T08:00:00Z')
    for (const by of [{ milliseconds: 250 }, { microseconds: 123_456 }, { microseconds: 7 }])
      expect(await first(nine.add(by))).toBe('2026-11-24T08:30:00Z')
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
