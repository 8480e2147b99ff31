import { describe, expect, test } from 'vitest'
import { at, granted, refusalOf } from '../../builders/result.ts'
import { everythingStored } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'
import { aChange, rule } from './office-hours-scene.ts'

describe.each(engines)('changing office hours on $name', ({ open }) => {
  const start = () => aChange(open)

  test('that is wrong is refused with all that is wrong', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const save = { ...rule, seats: 0, from: '9' }
    const refusal = refusalOf(await lotse.changeOfficeHours({ save }))
    if (refusal.kind !== 'office-hours-invalid') throw new Error(refusal.kind)
    expect(refusal.faults).toHaveLength(2)
    const last = refusalOf(await lotse.changeOfficeHours({ end: 'r1', last: 'tomorrow' }))
    expect(last.kind).toBe('office-hours-invalid')
    const strange = { ...rule, id: 'new', counsellor: 'nobody' }
    expect(refusalOf(await lotse.changeOfficeHours({ save: strange })).kind).toBe('counsellor-unknown')
    const given = refusalOf(await lotse.changeOfficeHours({ save: { ...rule, counsellor: 'c2' } }))
    expect(given).toMatchObject({
      kind: 'office-hours-invalid',
      faults: [expect.stringContaining('stay with c1')],
    })
    expect(refusalOf(await lotse.changeOfficeHours({ end: 'nothing' })).kind).toBe('office-hours-unknown')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('by ending them takes them away, or ends them yesterday where bookings to come name them', async () => {
    const lotse = await start()
    const booking = await lotse.book(at(await lotse.slotsOf('r1'), 0).id)
    expect(granted(await lotse.changeOfficeHours({ end: 'phone' }))).toEqual({ rule: null, conflicts: [] })
    const ended = granted(await lotse.changeOfficeHours({ end: 'r1' }))
    expect(ended).toMatchObject({
      rule: { id: 'r1', validTo: '2026-11-21' },
      conflicts: [{ booking: { id: booking.id }, why: 'not-yielded' }],
    })
    expect((await lotse.storage.officeHours()).map(({ id }) => id)).toEqual(['group', 'r1'])
    expect(await lotse.slotsOf('r1')).toEqual([])
    granted(await lotse.cancelByCounsellor({ booking: booking.id, reason: 'other' }))
    expect(granted(await lotse.changeOfficeHours({ end: 'r1' })).rule).toBeNull()
    await lotse.close()
  })

  test('by a last date keeps what is booked until then', async () => {
    const lotse = await start()
    const slots = await lotse.slotsOf('r1')
    await lotse.book(at(slots, 0).id)
    const after = await lotse.book(at(slots, 6).id)
    const { rule: ended, conflicts } = granted(
      await lotse.changeOfficeHours({ end: 'r1', last: '2026-11-30' }),
    )
    expect(ended?.validTo).toBe('2026-11-30')
    expect(conflicts.map(({ booking }) => booking.id)).toEqual([after.id])
    expect(await lotse.slotsOf('r1')).toHaveLength(5)
    // An end that was set before is not put off.
    expect(granted(await lotse.changeOfficeHours({ end: 'r1', last: '2026-12-31' })).rule?.validTo).toBe(
      '2026-11-30',
    )
    await lotse.close()
  })

  test('is seen before by the slots of four weeks, without days off and holidays', async () => {
    const lotse = await start()
    const off = { counsellor: 'c1', rule: null, from: '2026-11-24', to: '2026-11-24', hours: null } as const
    granted(await lotse.addException({ ...off, kind: 'off', reason: 'training' }))
    const slots = granted(await lotse.previewOfficeHours({ ...rule, id: 'new', to: '10:00' }))
    expect(slots.map(({ start }) => start.toString())).toEqual([
      '2026-12-01T08:00:00Z',
      '2026-12-01T08:30:00Z',
      '2026-12-08T08:00:00Z',
      '2026-12-08T08:30:00Z',
      '2026-12-15T08:00:00Z',
      '2026-12-15T08:30:00Z',
    ])
    expect(refusalOf(await lotse.previewOfficeHours({ ...rule, to: '9' })).kind).toBe('office-hours-invalid')
    const strange = { ...rule, counsellor: 'nobody' }
    expect(refusalOf(await lotse.previewOfficeHours(strange)).kind).toBe('counsellor-unknown')
    await lotse.close()
  })
})
