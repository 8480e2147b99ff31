import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reaches, reachOf, type Work, works } from '../../../src/staff/core/reach.ts'
import { roles } from '../../../src/staff/core/role.ts'

const all = Object.keys(works) as readonly Work[]
const teams = [{ members: ['c1', 'c2'] }, { members: ['c1', 'c3'] }, { members: ['c4', 'c5'] }]

const someTeams = fc.array(
  fc.record({ members: fc.array(fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5'), { maxLength: 4 }) }),
  { maxLength: 4 },
)

describe('whose things somebody works on', () => {
  test('are a counsellor’s own, and nobody else’s, whatever team she is in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), someTeams, (work, those) => {
        expect(reachOf({ role: 'counsellor', counsellor: 'c1' }, work, those)).toEqual(['c1'])
      }),
    )
  })

  test('are those of a lead’s teams, her own first', () => {
    const lead = { role: 'team-lead', counsellor: 'c1' } as const
    expect(reachOf(lead, 'appointments', teams)).toEqual(['c1', 'c2', 'c3'])
    expect(reachOf(lead, 'officeHours', teams)).toEqual(['c1', 'c2', 'c3'])
    expect(reachOf(lead, 'calendars', teams)).toEqual(['c1'])
  })

  test('are nobody’s for a lead who is in no team and no counsellor', () => {
    for (const work of all) expect(reachOf({ role: 'team-lead', counsellor: null }, work, teams)).toEqual([])
  })

  test('are nobody’s appointments and contacts for who publishes or administers', () => {
    for (const role of ['editor', 'administrator'] as const)
      for (const work of ['appointments', 'contacts', 'calendars'] as const)
        expect(reachOf({ role, counsellor: 'c1' }, work, teams)).toEqual([])
  })

  test('are everybody’s office hours for who administers, and an editor’s none', () => {
    expect(reachOf({ role: 'administrator', counsellor: null }, 'officeHours', teams)).toBe('everybody')
    expect(reachOf({ role: 'editor', counsellor: null }, 'officeHours', teams)).toEqual([])
  })

  test('have a counsellor exactly where they name her, or everybody', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.constantFrom(...all),
        fc.constantFrom('c1', 'c4', null),
        someTeams,
        (role, work, counsellor, those) => {
          const reach = reachOf({ role, counsellor }, work, those)
          for (const id of ['c1', 'c2', 'c3', 'c4', 'c5'])
            expect(reaches(reach, id)).toBe(reach === 'everybody' || reach.includes(id))
        },
      ),
    )
  })
})
