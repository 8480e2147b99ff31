import { describe, expect, test } from 'vitest'
import type { Exception } from '../../../src/booking/core/exception.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { anException } from '../../builders/records.ts'
import { at, granted, refusalOf } from '../../builders/result.ts'
import { everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const { id: _, ...off } = anException()
const afternoon = { kind: 'other-hours', rule: 'r1', hours: { from: '14:00', to: '16:00' } } as const

describe.each(engines)('an exception on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })],
      officeHours: [
        someOfficeHours(),
        someOfficeHours({ id: 'later', from: '12:00', to: '15:00' }),
        someOfficeHours({ id: 'colleague', counsellor: 'c2' }),
      ],
    })
    const staff = theStaff(lotse.needs)
    const listed = async () => {
      const { slots } = await lotse.findSlots({ to: Temporal.Instant.from('2026-11-25T00:00:00Z') })
      return slots.map(
        slot =>
          `${slot.rule} ${slot.start.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString().slice(0, 5)}`,
      )
    }
    const book = async (rule: string, place: number) => {
      const { slots } = await lotse.findSlots({ limit: 500 })
      const slot = at(
        slots.filter(each => each.rule === rule),
        place,
      ).id
      return granted(await lotse.bookSlot({ slot, ...aForm })).booking
    }
    const add = async (changes: Partial<Exception>) => {
      const { exception, conflicts } = granted(await staff.addException({ ...off, ...changes }))
      return { id: exception.id, conflicts: conflicts.map(({ id }) => id) }
    }
    return { ...lotse, ...staff, listed, book, add }
  }

  test('is tried out without anything being written', async () => {
    const lotse = await start()
    const booking = await lotse.book('r1', 0)
    const before = await everythingStored(lotse)
    const tried = granted(await lotse.addException(off, { dryRun: true }))
    expect(tried.conflicts.map(({ id }) => id)).toEqual([booking.id])
    expect(await everythingStored(lotse)).toEqual(before)
  })

  test('is tried out as gone without anything being written', async () => {
    const lotse = await start()
    const { id } = await lotse.add(afternoon)
    const booking = await lotse.book('r1', 0)
    const before = await everythingStored(lotse)
    const tried = granted(await lotse.removeException(id, { dryRun: true }))
    expect(tried.conflicts.map(each => each.id)).toEqual([booking.id])
    expect(await everythingStored(lotse)).toEqual(before)
    expect(granted(await lotse.removeException(id)).conflicts).toEqual(tried.conflicts)
  })

  test('closes a day of a counsellor, and answers what is booked on it without touching that', async () => {
    const lotse = await start()
    const [here, hereToo, next] = [
      await lotse.book('r1', 0),
      await lotse.book('later', 0),
      await lotse.book('r1', 9),
    ]
    const colleague = await lotse.book('colleague', 0)
    const before = await lotse.storage.counts()
    const { conflicts, id } = await lotse.add({})
    expect(conflicts).toEqual([here.id, hereToo.id])
    expect(conflicts).not.toContain(next.id)
    expect(conflicts).not.toContain(colleague.id)
    expect(await lotse.storage.counts()).toEqual(before)
    expect((await lotse.listed()).every(slot => slot.startsWith('colleague'))).toBe(true)
    granted(await lotse.removeException(id))
    expect(await lotse.listed()).toHaveLength(6 + 6 + 6 - 3)
    await lotse.close()
  })

  test('closes a part of a day, and answers what touches it', async () => {
    const lotse = await start()
    const [nine, ten] = [await lotse.book('r1', 0), await lotse.book('r1', 1)]
    const { conflicts } = await lotse.add({ hours: { from: '09:45', to: '11:00' } })
    expect(conflicts).toEqual([ten.id])
    expect(nine.start.toString()).toBe('2026-11-24T08:00:00Z')
    expect((await lotse.listed()).filter(slot => slot.startsWith('r1'))).toEqual(['r1 11:00', 'r1 11:30'])
    await lotse.close()
  })

  test('closes one rule alone, where it names one', async () => {
    const lotse = await start()
    const [here] = [await lotse.book('r1', 0), await lotse.book('later', 0)]
    expect((await lotse.add({ rule: 'r1' })).conflicts).toEqual([here.id])
    expect(new Set((await lotse.listed()).map(slot => slot.slice(0, 5)))).toEqual(new Set(['later', 'colle']))
    await lotse.close()
  })

  test('closes a bridging day for everybody', async () => {
    const lotse = await start()
    const bookings = [await lotse.book('r1', 0), await lotse.book('colleague', 0)]
    const { conflicts } = await lotse.add({ counsellor: null, reason: 'closed' })
    expect(new Set(conflicts)).toEqual(new Set(bookings.map(({ id }) => id)))
    expect(await lotse.listed()).toEqual([])
    await lotse.close()
  })

  test('puts other hours in the place of a rule’s, and taking them away answers who booked in them', async () => {
    const lotse = await start()
    const morning = await lotse.book('r1', 0)
    const { conflicts, id } = await lotse.add(afternoon)
    expect(conflicts).toEqual([morning.id])
    expect((await lotse.listed()).filter(slot => slot.startsWith('r1'))).toEqual([
      ...['r1 14:00', 'r1 14:30', 'r1 15:00', 'r1 15:30'],
    ])
    const guest = await lotse.book('r1', 0)
    expect(granted(await lotse.removeException(id)).conflicts.map(booking => booking.id)).toEqual([guest.id])
    expect((await lotse.listed()).filter(slot => slot.startsWith('r1'))).toHaveLength(5)
    await lotse.close()
  })

  test('says nothing of what has begun', async () => {
    const lotse = await start()
    const [first, second] = [await lotse.book('r1', 0), await lotse.book('r1', 0)]
    lotse.clock.set(first.start)
    expect((await lotse.add({})).conflicts).toEqual([second.id])
    expect((await lotse.add({ from: '2026-11-17', to: '2026-11-18' })).conflicts).toEqual([])
    await lotse.close()
  })

  test('that is wrong, or of somebody who is not there, is refused with what is wrong', async () => {
    const lotse = await start()
    await lotse.add(afternoon)
    const before = await everythingStored(lotse)
    const fault = async (changes: Partial<Exception>) => {
      const refusal = refusalOf(await lotse.addException({ ...off, ...changes }))
      if (refusal.kind !== 'exception-invalid') return refusal.kind
      return refusal.faults.join('\n')
    }
    expect(await fault({ counsellor: 'nobody' })).toBe('counsellor-unknown')
    expect(await fault({ to: '2026-11-23' })).toContain('must not be before')
    expect(await fault({ ...afternoon, rule: 'nothing' })).toContain('no office hours nothing')
    expect(await fault({ ...afternoon, rule: 'colleague' })).toContain('somebody else’s')
    expect(await fault({ ...afternoon, from: '2026-11-20', to: '2026-11-30' })).toContain('already')
    expect(refusalOf(await lotse.removeException('nothing')).kind).toBe('exception-unknown')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })
})
