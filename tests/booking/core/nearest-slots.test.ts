import { expect, test } from 'vitest'
import { nearestSlots } from '../../../src/booking/core/nearest-slots.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'

test('the nearest slots are those nearest in time, told in order of time', () => {
  const day = Temporal.Instant.from('2026-11-24T00:00:00Z')
  const slots = slotsOf(someOfficeHours({ to: '15:00' }), aCounsellor(), {
    from: day,
    to: day.add({ hours: 24 }),
  })
  const offered = slots.map(slot => ({ ...slot, counsellor: aCounsellor() }))
  const eleven = Temporal.Instant.from('2026-11-24T10:00:00Z')
  const near = nearestSlots(offered, eleven).map(({ start }) => start.since(eleven).total('minutes'))
  expect(near).toEqual([-60, -30, 0, 30, 60])
  expect(nearestSlots(offered, eleven, 2).map(({ start }) => start.since(eleven).total('minutes'))).toEqual([
    -30, 0,
  ])
  expect(nearestSlots([], eleven)).toEqual([])
})
