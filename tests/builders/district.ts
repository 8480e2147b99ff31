import type { Counsellor } from '../../src/booking/core/counsellor.ts'
import type { OfficeHours } from '../../src/booking/core/office-hours.ts'

/** A counsellor who offers two topics in two languages, changed where the test says so. */
export const aCounsellor = (changes: Partial<Counsellor> = {}): Counsellor => ({
  id: 'c1',
  label: 'Integrationsmanagement 1',
  languages: ['de', 'ar'],
  topics: ['housing', 'work'],
  woman: null,
  ...changes,
})

/** A rule: Tuesdays from 9 to 12, half an hour each, one seat, all through 2026 and 2027. */
export const someOfficeHours = (changes: Partial<OfficeHours> = {}): OfficeHours => ({
  id: 'r1',
  counsellor: 'c1',
  office: 'town-hall',
  mode: 'office',
  access: 'bookable',
  recurrence: 'FREQ=WEEKLY;BYDAY=TU',
  from: '09:00',
  to: '12:00',
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
  slotMinutes: 30,
  bufferMinutes: 0,
  seats: 1,
  topics: [],
  travelMinutes: 0,
  noticeMinutes: null,
  horizonDays: null,
  mostADay: null,
  ...changes,
})
