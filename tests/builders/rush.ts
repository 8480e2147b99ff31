import { expect } from 'vitest'
import { type ApiBooking, type ApiSlot, bookingOf, call } from './api.ts'
import { at } from './result.ts'

/** Whether two slots of one counsellor lie over each other. */
export const overlap = (a: ApiSlot, b: ApiSlot): boolean =>
  a.counsellor.id === b.counsellor.id &&
  Date.parse(a.start) < Date.parse(b.end) &&
  Date.parse(b.start) < Date.parse(a.end)

export const minutes = ({ start, end }: ApiSlot): number => (Date.parse(end) - Date.parse(start)) / 60_000

/** Twelve slots in which long ones lie over short ones, and eight that stand alone: whoever is first, at least twelve fit. */
export function twentySlots(all: readonly ApiSlot[]): ApiSlot[] {
  const long = all.filter(
    slot =>
      minutes(slot) === 60 && all.filter(other => overlap(slot, other) && minutes(other) === 30).length === 2,
  )
  const groups = long
    .slice(0, 4)
    .flatMap(slot => [slot, ...all.filter(other => other.id !== slot.id && overlap(slot, other))])
  const alone = all
    .filter(slot => !all.some(other => other.id !== slot.id && overlap(slot, other)))
    .slice(0, 8)
  return [...groups, ...alone]
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map(item => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

export interface Won {
  readonly slot: ApiSlot
  readonly booking: ApiBooking
}

/** Books under a key of its own; where the server asks to come back, it comes back with the same form. */
async function insist(origin: string, slot: ApiSlot): Promise<ApiBooking | undefined> {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const form = { method: 'POST', body: bookingOf(slot), headers }
  for (;;) {
    const { status, body } = await call<ApiBooking>(`${origin}/api/bookings`, form)
    if (status === 201) return body
    if (status !== 503) {
      expect(status).toBe(409)
      return undefined
    }
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

/** So many clients, each at one of the servers, try the slots in their own order until they have one or all are gone. */
export async function rush(
  origins: readonly string[],
  slots: readonly ApiSlot[],
  clients: number,
): Promise<Won[]> {
  const client = async (origin: string): Promise<Won[]> => {
    for (const slot of shuffled(slots)) {
      const booking = await insist(origin, slot)
      if (booking) return [{ slot, booking }]
    }
    return []
  }
  const all = Array.from({ length: clients }, (_, place) => client(at(origins, place % origins.length)))
  return (await Promise.all(all)).flat()
}
