import { describe, expect, test } from 'vitest'
import { type Action, actions, asksAgain, may } from '../../../src/staff/core/may.ts'
import { roles } from '../../../src/staff/core/role.ts'

/** Written down a second time, because whoever changes who may do what must want it: c, t, e, a in the order of roles. */
const agreed: Record<Action, string> = {
  'manage-own-sessions': 'ctea',
  'manage-own-security': 'ctea',
  'work-own-calendar': 'ct..',
  'connect-own-calendar': 'ct..',
  'open-own-contact': 'ct..',
  'work-team-calendar': '.t..',
  'open-team-contact': '.t..',
  'plan-own-office-hours': 'ct..',
  'plan-team-office-hours': '.t..',
  'plan-office-hours': '...a',
  'manage-feeds': '...a',
  'read-numbers': '.t.a',
  'edit-boards': '..ea',
  'edit-notices': '..ea',
  'manage-counsellors': '...a',
  'manage-teams': '...a',
  'invite-staff': '...a',
  'manage-accounts': '...a',
  'read-audit': '...a',
  'set-retention': '...a',
  'run-doctor': '...a',
  'take-backup': '...a',
  'export-data': '...a',
  'change-secrets': '...a',
}

const cells = actions.flatMap(action => roles.map((role, place) => ({ action, role, place })))

describe('what each role may do', () => {
  test('is settled for each role and each action', () => {
    expect(cells).toHaveLength(roles.length * Object.keys(agreed).length)
  })

  test.each(cells)('$role, $action', ({ action, role, place }) => {
    expect(may(role, action)).toBe(agreed[action][place] !== '.')
  })

  test('asks again who she is before what an open screen must not be enough for', () => {
    expect(actions.filter(asksAgain)).toEqual([
      'manage-own-security',
      'manage-accounts',
      'take-backup',
      'export-data',
      'change-secrets',
    ])
  })

  test('keeps readers’ names from those who publish and those who administer', () => {
    for (const role of ['editor', 'administrator'] as const)
      for (const action of ['open-own-contact', 'open-team-contact'] as const)
        expect(may(role, action)).toBe(false)
  })
})
