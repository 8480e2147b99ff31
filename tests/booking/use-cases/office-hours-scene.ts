import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { type AnyStorage, aForm, anInstallation } from '../../builders/installation.ts'
import { granted } from '../../builders/result.ts'
import { theStaff } from '../../builders/staff.ts'

export const rule = someOfficeHours()
const phone = someOfficeHours({
  id: 'phone',
  office: null,
  mode: 'phone',
  recurrence: 'FREQ=WEEKLY;BYDAY=TH',
})
export const group = someOfficeHours({ id: 'group', seats: 3, recurrence: 'FREQ=WEEKLY;BYDAY=WE' })

/** A counsellor with three rules, and what it takes to change the first one. */
export const aChange = async (open: () => Promise<AnyStorage>) => {
  const lotse = await anInstallation(await open(), {
    counsellors: [aCounsellor()],
    officeHours: [rule, phone, group],
  })
  const book = async (slot: string) => granted(await lotse.bookSlot({ slot, ...aForm })).booking
  const slotsOf = async (id: string) =>
    (await lotse.findSlots({ limit: 500 })).slots.filter(slot => slot.rule === id)
  const staff = theStaff(lotse.needs)
  const change = async (saved: Partial<OfficeHours>, dryRun?: boolean) => {
    const { rule: now, conflicts } = granted(
      await staff.changeOfficeHours({ save: { ...rule, ...saved }, dryRun }),
    )
    return { rule: now, conflicts: conflicts.map(({ booking, why }) => [booking.id, why]) }
  }
  return { ...lotse, ...staff, book, slotsOf, change }
}
