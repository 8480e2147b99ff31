import { expect, test } from 'vitest'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { anInstallation } from '../../builders/installation.ts'

test('a district with faults is refused as a whole, and each fault is named', async () => {
  const { fillDistrict, storage } = await anInstallation(openMemory(), { counsellors: [], officeHours: [] })
  const filling = fillDistrict({
    counsellors: [aCounsellor(), aCounsellor()],
    officeHours: [
      someOfficeHours({ seats: 0 }),
      someOfficeHours({ id: 'r2', counsellor: 'c9' }),
      someOfficeHours({ id: 'r2', recurrence: 'x' }),
    ],
    teams: [{ id: 't1', label: 'Team', members: ['c1', 'c8'] }],
  })
  await expect(filling).rejects.toThrow(/counsellor c1 is there twice/)
  await expect(filling).rejects.toThrow(/office hours r2 is there twice/)
  await expect(filling).rejects.toThrow(/office hours r2: there is no counsellor c9/)
  await expect(filling).rejects.toThrow(/office hours r1: seats must be/)
  await expect(filling).rejects.toThrow(/office hours r2: recurrence "x"/)
  await expect(filling).rejects.toThrow(/team t1: there is no counsellor c8/)
  expect(await storage.counsellors()).toEqual([])
})
