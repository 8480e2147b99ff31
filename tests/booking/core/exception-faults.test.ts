import { describe, expect, test } from 'vitest'
import type { Exception } from '../../../src/booking/core/exception.ts'
import { exceptionFaults } from '../../../src/booking/core/exception-faults.ts'
import { someOfficeHours } from '../../builders/district.ts'
import { anException } from '../../builders/records.ts'

const other: Partial<Exception> = { kind: 'other-hours', rule: 'r1', hours: { from: '14:00', to: '16:00' } }

describe('an exception', () => {
  test.each<Partial<Exception>>([
    {},
    { counsellor: null },
    { from: '2026-12-21', to: '2027-01-06' },
    { hours: { from: '10:00', to: '10:05' } },
    { rule: 'r1' },
    other,
    { ...other, hours: { from: '14:00', to: '14:30' } },
    { from: '2026-01-01', to: '2030-12-31', reason: 'other' },
  ])('that is right has no fault: %j', changes => {
    expect(exceptionFaults(anException(changes), someOfficeHours())).toEqual([])
  })

  test.each<[Partial<Exception>, string]>([
    [{ from: '2026-02-30' }, 'must be YYYY-MM-DD'],
    [{ to: '24.11.2026' }, 'must be YYYY-MM-DD'],
    [{ from: '2026-11-25' }, 'must not be before the first'],
    [{ hours: { from: '9:00', to: '10:00' } }, 'must be HH:MM'],
    [{ hours: { from: '09:03', to: '10:00' } }, 'multiples of 5'],
    [{ hours: { from: '10:00', to: '10:00' } }, 'must end after they begin'],
    [{ ...other, hours: null }, 'from when to when'],
    [{ ...other, rule: null }, 'must name the rule'],
    [{ ...other, hours: { from: '14:00', to: '14:25' } }, 'not one slot fits'],
    [{ ...other, counsellor: null }, 'somebody else’s'],
    [{ rule: 'r1', counsellor: 'c2' }, 'somebody else’s'],
    [{ ...other, from: '2026-01-01', to: '2027-02-01' }, '366 days'],
    // What a form sends is not always one of the words.
    [{ reason: 'tired' as Exception['reason'] }, 'must be one of vacation'],
    [{ kind: 'on' as Exception['kind'] }, 'must be off or other-hours'],
  ])('that is wrong says what is wrong: %j', (changes, fault) => {
    expect(exceptionFaults(anException(changes), someOfficeHours()).join('\n')).toContain(fault)
  })

  test('names a rule that there is', () => {
    expect(exceptionFaults(anException({ rule: 'r9' }), undefined)[0]).toContain('no office hours r9')
  })
})
