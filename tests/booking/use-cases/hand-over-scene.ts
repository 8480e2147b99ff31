import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { type AnyStorage, aForm, anInstallation } from '../../builders/installation.ts'
import { firstOf, granted } from '../../builders/result.ts'
import { theStaff } from '../../builders/staff.ts'

export const day = {
  from: Temporal.Instant.from('2026-11-24T00:00:00Z'),
  to: Temporal.Instant.from('2026-11-25T00:00:00Z'),
}
/** Everything of the day goes from c1 to c2. */
export const substitution = { counsellor: 'c1', colleague: 'c2', ...day, reason: 'away' } as const

const district = {
  counsellors: [
    aCounsellor(),
    aCounsellor({ id: 'c2', label: 'Kollegin', languages: ['de'], woman: null }),
    aCounsellor({ id: 'c3', languages: ['de', 'ar'] }),
  ],
  officeHours: [
    someOfficeHours({ to: '10:10', bufferMinutes: 5, mostADay: 2 }),
    someOfficeHours({ id: 'group', from: '10:10', to: '11:10', slotMinutes: 60, seats: 3 }),
    someOfficeHours({ id: 'two', counsellor: 'c2', from: '09:00', to: '12:00', office: 'outstation' }),
  ],
}
/** What c2 can speak about. */
export const german = { ...aForm, language: 'de' } as const

/** Two counsellors of whom the first, c1, has single talks and a group, and a third one; and one who hands over. */
export const aSubstitution = async (open: () => Promise<AnyStorage>) => {
  const lotse = await anInstallation(await open(), district)
  const staff = theStaff(lotse.needs)
  const book = async (rule: string, form: { language: string } = german, wishes: readonly 'woman'[] = []) => {
    const { slots } = await lotse.findSlots({ to: day.to })
    const slot = firstOf(slots.filter(each => each.rule === rule)).id
    const { booking, code } = granted(await lotse.bookSlot({ slot, ...aForm, ...form, wishes }))
    return { ...booking, key: { reference: booking.reference, code } }
  }
  const handOver = async (changes: Partial<Parameters<typeof staff.handOverBookings>[0]> = {}) => {
    const { handedOver, stay } = granted(await staff.handOverBookings({ ...substitution, ...changes }))
    return {
      went: handedOver.map(({ booking }) => booking.id),
      unmet: handedOver.flatMap(({ unmet }) => unmet),
      stay: stay.map(({ booking, why }) => [booking.id, why]),
    }
  }
  const quantaOf = async (counsellor: string) => {
    const claims = await lotse.storage.claims({ from: 0, to: 99_999_999 }, lotse.clock.now())
    return claims
      .filter(claim => claim.counsellor === counsellor)
      .map(({ quantum }) => quantum)
      .toSorted()
  }
  return { ...lotse, ...staff, book, handOver, quantaOf }
}
