import { describe, expect, test } from 'vitest'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import { makeFindWalkIns } from '../../../src/booking/use-cases/find-walk-ins.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { anInstallation } from '../../builders/installation.ts'

const walkIn = (id: string, day: string, changes = {}) =>
  someOfficeHours({ id, access: 'walk-in', recurrence: `FREQ=WEEKLY;BYDAY=${day}`, ...changes })

describe('coming without an appointment', () => {
  const start = async () => {
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
    return { ...lotse, findWalkIns: makeFindWalkIns(lotse.needs) }
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
})
