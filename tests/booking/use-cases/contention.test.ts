import { expect, test } from 'vitest'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const tuesday = 'FREQ=WEEKLY;BYDAY=TU'
// 6 of 30 minutes, 4 of 45, 3 of 60, 7 of 25 with buffer: all of one counsellor, in the same three hours.
const rules = [
  someOfficeHours({ id: 'half', recurrence: tuesday }),
  someOfficeHours({ id: 'three-quarters', slotMinutes: 45 }),
  someOfficeHours({ id: 'hour', slotMinutes: 60 }),
  someOfficeHours({ id: 'buffered', slotMinutes: 25, bufferMinutes: 5, from: '08:45', to: '12:15' }),
]
const day = Temporal.Instant.from('2026-11-24T00:00:00Z')
const slots = rules.flatMap(rule => slotsOf(rule, aCounsellor(), { from: day, to: day.add({ hours: 24 }) }))

const overlap = (a: (typeof slots)[number], b: (typeof slots)[number]) =>
  a.start.epochMilliseconds < b.blockedUntil.epochMilliseconds &&
  b.start.epochMilliseconds < a.blockedUntil.epochMilliseconds

test.each(engines)(
  'on $name, 64 that fight for 20 slots of mixed lengths get a set without overlap to which nothing can be added',
  async ({ open }) => {
    expect(slots).toHaveLength(20)
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor()],
      officeHours: rules,
    })
    const results = await Promise.all(
      Array.from({ length: 64 }, async (_, client) => {
        const slot = at(slots, (client * 7) % slots.length)
        const result = await lotse.bookSlot({ slot: slot.id, ...aForm, idempotencyKey: `client ${client}` })
        return { slot, result }
      }),
    )
    const won = results.filter(({ result }) => result.ok).map(({ slot }) => slot)
    expect(won.length).toBeGreaterThanOrEqual(3)
    for (const [place, one] of won.entries())
      for (const other of won.slice(place + 1)) expect(overlap(one, other)).toBe(false)
    const { slots: free } = await lotse.findSlots({ from: day, to: day.add({ hours: 24 }) })
    expect(free).toEqual([])
    for (const slot of slots) expect(won.some(taken => overlap(taken, slot))).toBe(true)
    for (const { result } of results) if (!result.ok) expect(result.refusal.kind).toBe('slot-taken')
    expect(await lotse.storage.counts()).toMatchObject({
      bookings: won.length,
      history: won.length,
      outbox: 2 * won.length,
    })
    await lotse.close()
  },
)
