import { describe, expect, test } from 'vitest'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import type { Exception } from '../../../src/booking/core/exception.ts'
import { done } from '../../../src/booking/core/result.ts'
import { makeFindWalkIns } from '../../../src/booking/use-cases/find-walk-ins.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { anInstallation } from '../../builders/installation.ts'
import { anException } from '../../builders/records.ts'

const walkIn = (id: string, day: string, changes = {}) =>
  someOfficeHours({ id, access: 'walk-in', recurrence: `FREQ=WEEKLY;BYDAY=${day}`, ...changes })

describe('coming without an appointment', () => {
  const start = async (exceptions: readonly Exception[] = []) => {
    const lotse = await anInstallation(openMemory(), {
      counsellors: [aCounsellor()],
      officeHours: [
        walkIn('later', 'FR', { office: 'outstation' }),
        walkIn('sooner', 'MO'),
        walkIn('both', 'TU', { access: 'both' }),
        walkIn('over', 'WE', { validTo: '2026-11-24' }),
        walkIn('not-yet', 'WE', { validFrom: '2026-11-26' }),
        walkIn('bookable', 'TH', { access: 'bookable' }),
      ],
    })
    await lotse.storage.transaction(async tx => {
      for (const exception of exceptions) await tx.district.putException(exception)
      return done(null)
    })
    const findWalkIns = makeFindWalkIns(lotse.needs)
    const times = async () =>
      (await findWalkIns({})).map(({ start: from, end }) =>
        [from, end]
          .map(each => each.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString().slice(0, 16))
          .join(' to '),
      )
    return { ...lotse, findWalkIns, times }
  }

  test('is possible in the hours of the coming week that are for it, the next ones first', async () => {
    const { findWalkIns } = await start()
    expect((await findWalkIns({})).map(({ start: from, office }) => `${from} ${office}`)).toEqual([
      '2026-11-23T08:00:00Z town-hall',
      '2026-11-24T08:00:00Z town-hall',
      '2026-11-27T08:00:00Z outstation',
    ])
    expect(await findWalkIns({ office: 'outstation' })).toHaveLength(1)
    expect(await findWalkIns({ language: 'uk' })).toEqual([])
  })

  test('is told until the hours end', async () => {
    const { findWalkIns, clock } = await start()
    clock.set(Temporal.Instant.from('2026-11-23T10:59:00Z'))
    expect((await findWalkIns({}))[0]?.start.toString()).toBe('2026-11-23T08:00:00Z')
    clock.advance({ minutes: 1 })
    expect((await findWalkIns({}))[0]?.start.toString()).toBe('2026-11-24T08:00:00Z')
  })

  test('is not possible on days off, on public holidays and in the part of a day that is off', async () => {
    const day = { from: '2026-11-23', to: '2026-11-23' }
    const part = anException({ ...day, hours: { from: '10:00', to: '11:30' } })
    const off = anException({ id: 'e2', counsellor: null, reason: 'closed' })
    const { times, clock } = await start([part, off])
    expect(await times()).toEqual([
      '2026-11-23T09:00 to 2026-11-23T10:00',
      '2026-11-23T11:30 to 2026-11-23T12:00',
      '2026-11-27T09:00 to 2026-11-27T12:00',
    ])
    clock.set(Temporal.Instant.from('2026-12-24T11:00:00Z'))
    expect((await times()).map(time => time.slice(0, 10))).toEqual(['2026-12-28', '2026-12-29', '2026-12-30'])
  })

  test('is possible in other hours instead, on a holiday too, but not for who is ill', async () => {
    const other = { kind: 'other-hours', rule: 'later', hours: { from: '13:00', to: '14:00' } } as const
    const holiday = { from: '2026-12-25', to: '2026-12-25' }
    const { times, clock } = await start([anException({ ...other, ...holiday })])
    clock.set(Temporal.Instant.from('2026-12-24T11:00:00Z'))
    expect((await times())[0]).toBe('2026-12-25T13:00 to 2026-12-25T14:00')
    const ill = anException({ id: 'e2', ...holiday, reason: 'ill' })
    const { times: times2, clock: clock2 } = await start([anException({ ...other, ...holiday }), ill])
    clock2.set(Temporal.Instant.from('2026-12-24T11:00:00Z'))
    expect((await times2())[0]?.slice(0, 10)).toBe('2026-12-28')
  })
})
