import type { Exception } from '../../../src/booking/core/exception.ts'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import type { Slot } from '../../../src/booking/core/slot.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'

export const counsellors = [aCounsellor(), aCounsellor({ id: 'c2' })]

/** Rules of mixed lengths, buffers and seats that lie across each other, for two counsellors; one of them visits people. */
export const firstRules: readonly OfficeHours[] = [
  someOfficeHours({ id: 'half', to: '11:00' }),
  someOfficeHours({ id: 'hour', slotMinutes: 60, bufferMinutes: 10, from: '09:15', to: '11:30' }),
  someOfficeHours({ id: 'group', slotMinutes: 45, seats: 3, to: '10:45' }),
  someOfficeHours({ id: 'class', slotMinutes: 30, bufferMinutes: 5, seats: 2, from: '09:30', to: '10:35' }),
  someOfficeHours({ id: 'colleague', counsellor: 'c2', slotMinutes: 20, to: '10:00' }),
  someOfficeHours({
    ...{ id: 'visit', counsellor: 'c2', slotMinutes: 25, travelMinutes: 10, mode: 'accommodation' },
    ...{ from: '10:00', to: '11:30' },
  }),
]

/** What somebody may change about any of them. */
export const variants: readonly Partial<OfficeHours>[] = [
  ...[
    {},
    { slotMinutes: 45 },
    { slotMinutes: 15 },
    { from: '09:10' },
    { to: '10:30' },
    { bufferMinutes: 15 },
  ],
  ...[{ seats: 1 }, { seats: 2 }, { seats: 4 }, { mostADay: 2 }, { mostADay: 4 }, { mostADay: null }],
  ...[
    { access: 'walk-in' as const },
    { validTo: '2026-11-23' },
    { office: 'elsewhere' },
    { travelMinutes: 10 },
  ],
]

export const date = '2026-11-24'
export const day = {
  from: Temporal.Instant.from('2026-11-24T00:00:00Z'),
  to: Temporal.Instant.from('2026-11-25T00:00:00Z'),
}

const onDate = { from: date, to: date, hours: null, rule: null, kind: 'off', reason: 'training' } as const

/** What somebody may write down for the day. */
export const closings: readonly Omit<Exception, 'id'>[] = [
  { ...onDate, counsellor: 'c1', hours: { from: '09:00', to: '09:45' } },
  { ...onDate, counsellor: 'c2', hours: { from: '09:30', to: '10:10' } },
  { ...onDate, counsellor: null, hours: { from: '10:20', to: '10:40' } },
  { ...onDate, counsellor: 'c1', rule: 'group' },
  { ...onDate, counsellor: 'c1', kind: 'other-hours', rule: 'hour', hours: { from: '10:00', to: '12:30' } },
  {
    ...onDate,
    counsellor: 'c2',
    kind: 'other-hours',
    rule: 'colleague',
    hours: { from: '09:10', to: '11:00' },
  },
]

/** All slots of the day, taken or not. */
export const slotsWith = (rules: readonly OfficeHours[], exceptions: readonly Exception[]): readonly Slot[] =>
  rules.flatMap(rule =>
    counsellors.flatMap(counsellor => slotsOf(rule, counsellor, day, { exceptions, isHoliday: () => false })),
  )
