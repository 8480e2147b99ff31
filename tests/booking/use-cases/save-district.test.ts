import { describe, expect, test } from 'vitest'
import { makeAddCounsellor, makeChangeCounsellor } from '../../../src/booking/use-cases/save-counsellor.ts'
import { makeRemoveTeam, makeSaveTeam } from '../../../src/booking/use-cases/save-team.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { firstOf, granted, refusalOf } from '../../builders/result.ts'
import { everythingStored } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const details = {
  ...{ label: 'Beratung Süd', languages: ['de', 'uk'], topics: ['work'], woman: true, teams: ['point'] },
}

describe.each(engines)('the district on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor(), aCounsellor({ id: 'c2', label: 'Integrationsmanagement 2' })],
      officeHours: [someOfficeHours()],
      teams: [
        { id: 'point', label: 'Integration Point', members: ['c1'] },
        { id: 'other', label: 'Other', members: ['c1', 'c2'] },
      ],
    })
    return {
      ...lotse,
      addCounsellor: makeAddCounsellor(lotse.needs),
      changeCounsellor: makeChangeCounsellor(lotse.needs),
      saveTeam: makeSaveTeam(lotse.needs),
      removeTeam: makeRemoveTeam(lotse.needs),
    }
  }

  test('gets a counsellor under an id of her label, in her teams; sent twice she is there once', async () => {
    const lotse = await start()
    expect(granted(await lotse.addCounsellor(details))).toMatchObject({ id: 'beratung-sued', woman: true })
    const again = await lotse.addCounsellor({ ...details, label: ' beratung  süd ' })
    expect(refusalOf(again)).toEqual({ kind: 'label-taken', by: 'beratung-sued' })
    const { counsellors, teams } = await lotse.storage.district()
    expect(counsellors.map(({ id }) => id)).toEqual(['beratung-sued', 'c1', 'c2'])
    expect(teams.map(({ members }) => members)).toEqual([
      ['c1', 'c2'],
      ['c1', 'beratung-sued'],
    ])
    await lotse.close()
  })

  test('of two who add the same counsellor at the same moment, one is refused', async () => {
    const lotse = await start()
    const both = await Promise.all([lotse.addCounsellor(details), lotse.addCounsellor(details)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await lotse.close()
  })

  test('a changed counsellor keeps her id and what is booked with her, and is in the teams that were named', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const { booking } = granted(await lotse.bookSlot({ slot: firstOf(slots).id, ...aForm }))
    const changed = { ...details, id: 'c1', label: 'Beratung Nord', teams: ['other'] }
    granted(await lotse.changeCounsellor(changed))
    const { counsellors, teams } = await lotse.storage.district()
    expect(counsellors[0]).toEqual({
      ...{ id: 'c1', label: 'Beratung Nord', languages: ['de', 'uk'], topics: ['work'], woman: true },
    })
    expect(teams.find(({ id }) => id === 'point')?.members).toEqual([])
    expect((await lotse.storage.heldData(booking.id))?.booking).toMatchObject({
      ...{ counsellor: 'c1', status: 'booked' },
    })
    // Her own label is not taken by herself.
    granted(await lotse.changeCounsellor(changed))
    await lotse.close()
  })

  test('a team is added, changed, and taken away without its counsellors', async () => {
    const lotse = await start()
    const team = granted(await lotse.saveTeam({ label: 'Süd', members: ['c1', 'c2', 'c1'] }))
    expect(team).toEqual({ id: 'sued', label: 'Süd', members: ['c1', 'c2'] })
    granted(await lotse.saveTeam({ ...team, members: [] }))
    expect((await lotse.storage.district()).teams).toContainEqual({ ...team, members: [] })
    granted(await lotse.removeTeam('sued'))
    const { teams, counsellors } = await lotse.storage.district()
    expect(teams.map(({ id }) => id)).toEqual(['other', 'point'])
    expect(counsellors).toHaveLength(2)
    await lotse.close()
  })

  test('what does not fit is refused, and nothing of it is written', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const unknown = { kind: 'counsellor-unknown' }
    const noTeam = { kind: 'team-unknown' }
    expect(refusalOf(await lotse.changeCounsellor({ ...details, id: 'nobody' }))).toEqual(unknown)
    expect(refusalOf(await lotse.addCounsellor({ ...details, teams: ['point', 'none'] }))).toEqual(noTeam)
    expect(
      refusalOf(await lotse.changeCounsellor({ ...details, id: 'c1', label: 'integrationsmanagement 2' })),
    ).toEqual({ kind: 'label-taken', by: 'c2' })
    expect(refusalOf(await lotse.saveTeam({ label: 'New', members: ['nobody'] }))).toEqual(unknown)
    expect(refusalOf(await lotse.saveTeam({ id: 'none', label: 'New', members: [] }))).toEqual(noTeam)
    expect(refusalOf(await lotse.saveTeam({ label: 'OTHER', members: [] }))).toEqual({
      ...{ kind: 'label-taken', by: 'other' },
    })
    expect(refusalOf(await lotse.removeTeam('none'))).toEqual(noTeam)
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })
})
