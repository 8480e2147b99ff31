import { randomUUID } from 'node:crypto'
import type { Slot } from '../../src/booking/core/slot.ts'
import { type BenchDistrict, rareLanguage } from './district.ts'
import type { Shot } from './load.ts'

/** A day less than the policy says: what is booked here is surely inside. */
const bookableDays = 55

/** Bookings of all free slots that can be booked now, as programs send them. */
export function bookingShots({ free, counsellors }: BenchDistrict, now: Temporal.Instant): readonly Shot[] {
  const last = now.add({ hours: 24 * bookableDays })
  const languages = new Map(counsellors.map(({ id, languages: [first] }) => [id, first]))
  const shot = ({ id: slot, topics: [topic], counsellor }: Slot, place: number): Shot => ({
    method: 'POST',
    path: '/api/bookings',
    headers: { 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      ...{ slot, topic, language: languages.get(counsellor), name: 'Amal' },
      contact: { phone: `+49 151 ${10_000_000 + place}` },
    }),
  })
  return free.filter(({ start }) => Temporal.Instant.compare(start, last) < 0).map(shot)
}

const search = (query: Record<string, string | null | undefined>): Shot => {
  const parameters = Object.entries(query).map(([name, value]) => [name, value ?? ''])
  return { method: 'GET', path: `/api/slots?${new URLSearchParams(parameters)}` }
}

/** What people search for, by the name under which it is printed. */
export function searches({ officeHours, counsellors }: BenchDistrict): Readonly<Record<string, Shot>> {
  const [rule] = officeHours
  const [counsellor] = counsellors
  return {
    'no filter': search({}),
    language: search({ language: 'ar' }),
    'topic and office': search({ topic: counsellor?.topics[0], office: rule?.office }),
    counsellor: search({ counsellor: counsellor?.id }),
    'rare language': search({ language: rareLanguage }),
  }
}
