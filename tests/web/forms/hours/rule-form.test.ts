import { describe, expect, test } from 'vitest'
import { officeHoursFaults } from '../../../../src/booking/core/office-hours-faults.ts'
import { recurrenceOf, rhythms } from '../../../../src/booking/core/recurrence-words.ts'
import { exceptionFrom } from '../../../../src/web/forms/staff/hours/exception-form.ts'
import { ruleFrom } from '../../../../src/web/forms/staff/hours/rule-form.ts'
import { type RuleTexts, textsOfRule } from '../../../../src/web/forms/staff/hours/rule-texts.ts'
import { someOfficeHours } from '../../../builders/district.ts'

const rule = someOfficeHours({ topics: ['work'], noticeMinutes: 120, seats: 3 })
const known = { counsellor: 'c1', offices: ['town-hall'], topics: ['housing', 'work'], former: undefined }
const read = (changes: Partial<RuleTexts>, former = known.former as typeof rule | undefined) =>
  ruleFrom({ ...textsOfRule(rule), ...changes }, { ...known, former })

describe('the form of a rule', () => {
  test.each([
    ...rhythms.map(rhythm => ({ recurrence: recurrenceOf({ rhythm, days: ['MO', 'FR'] }) })),
    { office: null, mode: 'phone' as const },
    { validFrom: '2026-11-24', validTo: '2026-11-24' },
    { validTo: null, horizonDays: 14, mostADay: 4 },
    { mode: 'accommodation' as const, travelMinutes: 20, bufferMinutes: 10 },
    { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=15' },
  ])('gives back the rule that it was filled with: %o', changes => {
    const kept = { ...rule, ...changes }
    expect(ruleFrom(textsOfRule(kept), { ...known, former: kept })).toEqual({ rule: kept })
  })

  test.each<[Partial<RuleTexts>, object]>([
    [{ days: [] }, { days: 'days' }],
    [{ from: '9' }, { from: 'clock' }],
    [{ from: '09:03' }, { from: 'five' }],
    [{ to: '09:15' }, { to: 'ends' }],
    [{ office: 'somewhere' }, { office: 'office' }],
    [{ slotMinutes: '10' }, { slotMinutes: 'slot' }],
    [{ slotMinutes: 'long' }, { slotMinutes: 'slot' }],
    [{ bufferMinutes: '3' }, { bufferMinutes: 'buffer' }],
    [{ travelMinutes: '-5' }, { travelMinutes: 'travel' }],
    [{ seats: '0' }, { seats: 'seats' }],
    [{ topics: ['tax'] }, { topics: 'topics' }],
    [{ noticeMinutes: 'x' }, { noticeMinutes: 'notice' }],
    [{ horizonDays: '0' }, { horizonDays: 'horizon' }],
    [{ mostADay: '0' }, { mostADay: 'most' }],
    [{ validFrom: 'soon' }, { validFrom: 'date' }],
    [{ validTo: 'never' }, { validTo: 'date' }],
    [{ validTo: '2025-01-01' }, { validTo: 'order' }],
    [{ mode: 'pigeon' }, { mode: 'choose' }],
    [{ rhythm: 'kept' }, { rhythm: 'choose' }],
    [{ rhythm: 'once' }, { date: 'date' }],
    [
      { from: '', seats: '', office: '' },
      { from: 'clock', seats: 'seats' },
    ],
  ])('says at its field what is wrong: %o', (changes, faults) => {
    expect(read(changes)).toEqual({ faults })
  })

  test('lets through nothing that the core would refuse', () => {
    const sent = read({
      rhythm: 'once',
      date: '2026-11-25',
      seats: '500',
      slotMinutes: '90',
      noticeMinutes: '0',
    })
    if (!('rule' in sent)) throw new Error(JSON.stringify(sent))
    expect(officeHoursFaults(sent.rule)).toEqual([])
    expect(sent.rule).toMatchObject({
      ...{ recurrence: 'FREQ=WEEKLY;BYDAY=WE', validFrom: '2026-11-25', validTo: '2026-11-25' },
    })
  })
})

describe('the form of an absence', () => {
  const texts = { reason: 'vacation', from: '2026-12-01', to: '', rule: '', hoursFrom: '', hoursTo: '' }
  const ask = (changes: Partial<typeof texts>, kind: 'off' | 'other-hours' = 'off') =>
    exceptionFrom({ ...texts, ...changes }, kind, 'c1', [rule], '2026-11-22')

  test('is a day where no last one is named', () => {
    expect(ask({})).toEqual({
      exception: {
        ...{ kind: 'off', counsellor: 'c1', rule: null, from: '2026-12-01', to: '2026-12-01' },
        ...{ hours: null, reason: 'vacation' },
      },
    })
  })

  test.each<[Partial<typeof texts>, object, ('off' | 'other-hours')?]>([
    [{ from: '' }, { from: 'date' }],
    [{ from: '2026-11-01' }, { from: 'past' }],
    [{ to: '2026-11-30' }, { to: 'order' }],
    [{ to: '2028-01-01' }, { to: 'long' }],
    [{ hoursFrom: '09:00' }, { hoursTo: 'both' }],
    [{ hoursFrom: '10:00', hoursTo: '09:00' }, { hoursTo: 'ends' }],
    [{ to: 'later' }, { to: 'date' }],
    [{ hoursFrom: 'noon', hoursTo: '13:00' }, { hoursFrom: 'clock' }],
    [{ rule: 'r9' }, { rule: 'choose' }],
    [{ reason: 'tired' }, { reason: 'choose' }],
    [{}, { rule: 'choose', hoursFrom: 'clock', hoursTo: 'clock' }, 'other-hours'],
  ])('says at its field what is wrong: %o', (changes, faults, kind) => {
    expect(ask(changes, kind)).toEqual({ faults })
  })
})
