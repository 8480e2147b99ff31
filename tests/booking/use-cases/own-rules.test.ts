import { describe, expect, test } from 'vitest'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { slotId } from '../../../src/booking/core/slot-id.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { at, firstOf, granted, outcomeOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const start = async (rules: readonly Partial<OfficeHours>[]) => {
  const lotse = await anInstallation(openMemory(), {
    counsellors: [aCounsellor()],
    officeHours: rules.map((changes, place) => someOfficeHours({ id: `r${place + 1}`, ...changes })),
  })
  const slotsOf = async (rule: string) =>
    (await lotse.findSlots({ limit: 1_000 })).slots.filter(slot => slot.rule === rule)
  return { ...lotse, slotsOf }
}
const daysAhead = (slots: readonly { readonly start: Temporal.Instant }[], place: number) =>
  at(slots, place).start.since(noon).total('days')

describe('a rule with a notice or a horizon of its own', () => {
  test('is listed within these, whatever the district decides for the others', async () => {
    const lotse = await start([
      {},
      { noticeMinutes: 3 * 24 * 60, recurrence: 'FREQ=DAILY' },
      { noticeMinutes: 0, recurrence: 'FREQ=DAILY', from: '12:00', to: '12:30' },
      { horizonDays: 7, from: '13:00', to: '14:00' },
      { horizonDays: 100, from: '14:00', to: '15:00' },
    ])
    const usual = await lotse.slotsOf('r1')
    const late = await lotse.slotsOf('r2')
    const soon = await lotse.slotsOf('r3')
    const near = await lotse.slotsOf('r4')
    const far = await lotse.slotsOf('r5')
    expect(daysAhead(usual, 0)).toBeLessThan(2)
    expect(daysAhead(late, 0)).toBeGreaterThanOrEqual(3)
    expect(soon[0]?.start.equals(noon)).toBe(true)
    expect(near).toHaveLength(2)
    expect(daysAhead(usual, -1)).toBeLessThan(56)
    expect(daysAhead(far, -1)).toBeGreaterThan(90)
  })

  test('is booked just as it is listed', async () => {
    const lotse = await start([
      { noticeMinutes: 3 * 24 * 60 },
      { horizonDays: 7, from: '13:00', to: '14:00' },
      { horizonDays: 100, from: '14:00', to: '15:00' },
    ])
    const on = (date: string, time: string) =>
      Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/Berlin').toInstant()
    const outcome = async (rule: string, date: string, time: string) =>
      outcomeOf(await lotse.bookSlot({ slot: slotId(rule, on(date, time)), ...aForm }))
    expect(await outcome('r1', '2026-11-24', '09:00')).toBe('slot-past')
    expect(await outcome('r1', '2026-12-01', '09:00')).toBe('ok')
    expect(await outcome('r2', '2026-11-24', '13:00')).toBe('ok')
    expect(await outcome('r2', '2026-12-01', '13:00')).toBe('slot-beyond-horizon')
    expect(await outcome('r3', '2027-02-23', '14:00')).toBe('ok')
    expect(await outcome('r3', '2027-03-09', '14:00')).toBe('slot-beyond-horizon')
    expect(await outcome('r1', '2027-02-23', '09:00')).toBe('slot-beyond-horizon')
  })

  test('is found page by page like the others, although its slots lie beyond theirs', async () => {
    const lotse = await start([{}, { horizonDays: 100, from: '14:00', to: '15:00' }])
    const found: string[] = []
    let from: Temporal.Instant | undefined
    do {
      const page = await lotse.findSlots({ limit: 7, from })
      found.push(...page.slots.map(({ id }) => id))
      from = page.next ?? undefined
    } while (from)
    expect(found).toEqual((await lotse.findSlots({ limit: 1_000 })).slots.map(({ id }) => id))
    expect(found.at(-1)?.startsWith('r2')).toBe(true)
  })
})

describe.each(engines)('who visits people on $name', ({ open }) => {
  test('is on the way before and after, and can be booked for nothing else then', async () => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor()],
      officeHours: [
        someOfficeHours({
          id: 'visit',
          from: '10:00',
          to: '15:00',
          slotMinutes: 45,
          travelMinutes: 30,
          bufferMinutes: 5,
          mode: 'accommodation',
        }),
        someOfficeHours({
          id: 'talk',
          from: '08:00',
          to: '13:00',
          slotMinutes: 15,
          office: null,
          mode: 'phone',
        }),
      ],
    })
    const to = Temporal.Instant.from('2026-11-25T00:00:00Z')
    const times = async (rule: string) =>
      (await lotse.findSlots({ to, limit: 100 })).slots
        .filter(slot => slot.rule === rule)
        .map(slot =>
          slot.start.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString({ smallestUnit: 'minute' }),
        )
    // The way back from one visit and the way to the next lie between them.
    expect(await times('visit')).toEqual(['10:00', '11:50', '13:40'])
    const visit = firstOf((await lotse.findSlots({ to, mode: 'accommodation' })).slots)
    const { booking, code } = granted(await lotse.bookSlot({ slot: visit.id, ...aForm }))
    expect([booking.start, booking.end]).toEqual([visit.start, visit.end])
    const talks = await times('talk')
    expect(talks).toContain('09:15')
    for (const gone of ['09:30', '09:45', '10:00', '10:30', '10:45', '11:00', '11:15'])
      expect(talks).not.toContain(gone)
    expect(talks).toContain('11:30')
    granted(await lotse.cancelBooking({ reference: booking.reference, code }))
    // A talk that lies on the way closes the visit, though not the visit itself.
    const late = (await lotse.findSlots({ to, mode: 'phone', limit: 100 })).slots.find(slot =>
      slot.start.equals(visit.start.subtract({ minutes: 15 })),
    )
    granted(await lotse.bookSlot({ slot: late?.id ?? '', ...aForm }))
    expect(await times('visit')).toEqual(['11:50', '13:40'])
    await lotse.close()
  })
})
