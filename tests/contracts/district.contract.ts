import { describe, expect, test } from 'vitest'
import { aCounsellor, someOfficeHours } from '../builders/district.ts'
import { type Opened, writeTo } from './opened.ts'

/** Counsellors and rules. */
export const districtContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`the district on ${name}`, () => {
    test('is read as it was filled in, and replaced by id', async () => {
      const rules = [
        someOfficeHours({ validTo: null, office: null }),
        someOfficeHours({ id: 'r2', topics: ['work'] }),
      ]
      await opened().storage.fill({ counsellors: [aCounsellor({ label: 'New' })], officeHours: rules })
      expect(await opened().storage.counsellors()).toEqual([
        aCounsellor({ label: 'New' }),
        aCounsellor({ id: 'c2' }),
      ])
      expect(await opened().storage.officeHours()).toEqual(rules)
      await write(async tx => {
        expect(await tx.district.findOfficeHours('r2')).toEqual(rules[1])
        expect(await tx.district.findCounsellor('c2')).toEqual(aCounsellor({ id: 'c2' }))
        expect(await tx.district.findCounsellor('c3')).toBeUndefined()
        expect(await tx.district.findOfficeHours('r3')).toBeUndefined()
      })
      await opened().storage.check()
    })
  })
}
