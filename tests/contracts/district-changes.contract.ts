import { describe, expect, test } from 'vitest'
import { refused } from '../../src/booking/core/result.ts'
import type { Transaction } from '../../src/booking/ports/transaction.ts'
import { aCounsellor, someOfficeHours } from '../builders/district.ts'
import { anException } from '../builders/records.ts'
import { type Opened, writeTo } from './opened.ts'

const team = { id: 'point', label: 'Integration Point', members: ['c1', 'c2'] }

const changes: readonly [string, (tx: Transaction) => Promise<void>][] = [
  ['a counsellor', tx => tx.district.putCounsellor(aCounsellor({ label: 'New', woman: true }))],
  ['a rule', tx => tx.district.putOfficeHours(someOfficeHours({ seats: 4 }))],
  ['the end of a rule', tx => tx.district.removeOfficeHours('r2')],
  ['an exception', tx => tx.district.putException(anException())],
  ['the end of an exception', tx => tx.district.removeException('e2')],
  ['a team', tx => tx.district.putTeam(team)],
  ['the end of a team', tx => tx.district.removeTeam('point')],
]

/** Counsellors, rules, exceptions and teams, as staff changes them. */
export const districtChangesContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)
  const start = () =>
    write(async tx => {
      await tx.district.putOfficeHours(someOfficeHours({ id: 'r2', counsellor: 'c2', mostADay: 3 }))
      await tx.district.putException(anException({ id: 'e2', counsellor: null }))
    })

  describe(`a change of the district on ${name}`, () => {
    test.each(changes)('raises its version, so that other processes read it again: %s', async (_, change) => {
      await start()
      const before = await opened().storage.districtVersion()
      await write(change)
      const after = await opened().storage.district()
      expect(after.version).toBeGreaterThan(before)
      expect(await opened().storage.districtVersion()).toBe(after.version)
    })

    test.each(changes)('that is refused leaves its version as it was: %s', async (_, change) => {
      await start()
      const before = await opened().storage.district()
      await opened().storage.transaction(async tx => {
        await change(tx)
        return refused({ kind: 'counsellor-unknown' })
      })
      expect(await opened().storage.district()).toEqual(before)
    })

    test('is read whole, in order of ids, as it was written', async () => {
      const rule = someOfficeHours({
        ...{
          travelMinutes: 20,
          noticeMinutes: 0,
          horizonDays: 7,
          mostADay: 2,
          validTo: null,
          topics: ['work'],
        },
      })
      const exceptions = [
        anException({ rule: 'r1', kind: 'other-hours', hours: { from: '14:00', to: '15:30' } }),
        anException({ id: 'e2', counsellor: null, reason: 'closed', to: '2027-01-06' }),
      ]
      const women = [
        aCounsellor({ woman: true }),
        aCounsellor({ id: 'c2', woman: false }),
        aCounsellor({ id: 'c3' }),
      ]
      await write(async tx => {
        for (const woman of women.toReversed()) await tx.district.putCounsellor(woman)
        await tx.district.putOfficeHours(rule)
        for (const exception of exceptions.toReversed()) await tx.district.putException(exception)
        await tx.district.putTeam({ ...team, label: 'Old', members: [] })
        await tx.district.putTeam(team)
      })
      expect(await opened().storage.district()).toMatchObject({
        ...{ counsellors: women, officeHours: [rule], exceptions, teams: [team] },
      })
      expect(await opened().storage.counsellors()).toEqual(women)
    })

    test('takes a team away, and knows within a unit of work who and what is there', async () => {
      await write(async tx => {
        await tx.district.putTeam({ ...team, id: 'b' })
        await tx.district.putTeam({ ...team, id: 'a' })
        await tx.district.putCounsellor(aCounsellor({ id: 'c0' }))
        expect((await tx.district.allTeams()).map(({ id }) => id)).toEqual(['a', 'b'])
        expect((await tx.district.allCounsellors()).map(({ id }) => id)).toContain('c0')
      })
      await write(async tx => {
        await tx.district.removeTeam('a')
        await tx.district.removeTeam('nothing')
        expect(await tx.district.allTeams()).toEqual([{ ...team, id: 'b' }])
      })
      expect(await opened().storage.district()).toMatchObject({ teams: [{ id: 'b' }] })
    })

    test('is filled with its teams, and filled anew it is another one', async () => {
      const before = await opened().storage.districtVersion()
      await opened().storage.fill({ counsellors: [], officeHours: [], teams: [team] })
      expect(await opened().storage.district()).toMatchObject({ teams: [team] })
      expect(await opened().storage.districtVersion()).toBeGreaterThan(before)
    })

    test('forgets that an absence was an illness once it is past, and nothing else', async () => {
      const ill = { reason: 'ill', from: '2026-11-01' } as const
      const others = [
        anException({ id: 'ends', ...ill, to: '2026-11-24' }),
        anException({ id: 'leave', from: '2026-11-01', to: '2026-11-02' }),
      ]
      await write(async tx => {
        for (const exception of others) await tx.district.putException(exception)
        await tx.district.putException(anException({ id: 'past', ...ill, to: '2026-11-23' }))
      })
      const { version } = await opened().storage.district()
      await write(tx => tx.district.forgetIllness('2026-11-24'))
      const after = await opened().storage.district()
      expect(after.version).toBeGreaterThan(version)
      const past = anException({ id: 'past', ...ill, to: '2026-11-23', reason: 'other' })
      expect(after.exceptions).toEqual([...others, past])
      await write(tx => tx.district.forgetIllness('2026-11-24'))
      expect(await opened().storage.district()).toEqual(after)
      await write(async tx => {
        expect(await tx.district.findException('past')).toEqual(past)
        expect(await tx.district.findException('nothing')).toBeUndefined()
      })
    })

    test('knows a counsellor’s rules, and what is off for her on a date', async () => {
      await write(async tx => {
        await tx.district.putOfficeHours(someOfficeHours({ id: 'b' }))
        await tx.district.putOfficeHours(someOfficeHours({ id: 'a' }))
        await tx.district.putOfficeHours(someOfficeHours({ id: 'other', counsellor: 'c2' }))
        await tx.district.putException(anException({ id: 'all', counsellor: null, from: '2026-11-20' }))
        await tx.district.putException(anException({ id: 'hers', from: '2026-11-24', to: '2026-11-26' }))
        await tx.district.putException(anException({ id: 'his', counsellor: 'c2' }))
      })
      await write(async tx => {
        expect((await tx.district.officeHoursOf('c1')).map(({ id }) => id)).toEqual(['a', 'b'])
        const on = async (date: string) => (await tx.district.exceptionsOn('c1', date)).map(({ id }) => id)
        expect(await on('2026-11-24')).toEqual(['all', 'hers'])
        expect(await on('2026-11-26')).toEqual(['hers'])
        expect(await on('2026-11-20')).toEqual(['all'])
        for (const date of ['2026-11-19', '2026-11-27']) expect(await on(date)).toEqual([])
        await tx.district.removeException('hers')
        await tx.district.removeException('nothing')
        expect(await on('2026-11-24')).toEqual(['all'])
        await tx.district.removeOfficeHours('a')
        expect(await tx.district.findOfficeHours('a')).toBeUndefined()
      })
    })
  })
}
