import { makeNoteWaiting } from '../../src/booking/use-cases/note-waiting.ts'
import { aCounsellor, someOfficeHours } from './district.ts'
import { type AnyStorage, aForm, anInstallation } from './installation.ts'
import { granted } from './result.ts'

/** Tuesdays from 9 to 12 in the town hall in German and Arabic; Thursdays by phone in Ukrainian; a walk-in in Tigrinya. */
const district = {
  counsellors: [
    aCounsellor(),
    aCounsellor({ id: 'c2', languages: ['uk'], topics: ['work'] }),
    aCounsellor({ id: 'c3', languages: ['ti'] }),
  ],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({
      ...{ id: 'r2', counsellor: 'c2', recurrence: 'FREQ=WEEKLY;BYDAY=TH' },
      ...{ office: null, mode: 'phone', mostADay: 2 },
    }),
    someOfficeHours({ id: 'r3', counsellor: 'c3', access: 'walk-in' }),
  ],
}
/** A Monday, half past nine in Berlin. */
const monday = Temporal.Instant.from('2026-11-23T08:30:00Z')
/** The day on which the numbers begin. */
export const day = '2026-11-23'

/** The district on a storage, with all that is free in it. */
export const aCountedDistrict = async (opened: AnyStorage) => {
  const lotse = await anInstallation(opened, district)
  lotse.clock.set(monday)
  const { slots } = await lotse.findSlots({ limit: 1_000 })
  const book = async (slot: string, changes: object = {}) =>
    granted(await lotse.bookSlot({ slot, ...aForm, ...changes }))
  return { ...lotse, slots, book, noteWaiting: makeNoteWaiting(lotse.needs) }
}
