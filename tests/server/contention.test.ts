import { describe, expect, it } from 'vitest'
import { type ApiBooking, type ApiSlot, book, freeSlots } from '../builders/api.ts'
import { serverForThisFile } from '../builders/server.ts'

const clients = 64
const server = serverForThisFile({ LOTSE_LIMITS: 'off' })

const overlap = (a: ApiSlot, b: ApiSlot) =>
  a.counsellor.id === b.counsellor.id &&
  Date.parse(a.start) < Date.parse(b.end) &&
  Date.parse(b.start) < Date.parse(a.end)

const minutes = ({ start, end }: ApiSlot) => (Date.parse(end) - Date.parse(start)) / 60_000

/** Twelve slots in which long ones lie over short ones, and eight that stand alone: whoever is first, at least twelve fit. */
async function twentySlots(): Promise<ApiSlot[]> {
  const all = await freeSlots(server.origin)
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

/** One client: tries the slots in its own order until it has one or all are gone. */
async function client(
  slots: readonly ApiSlot[],
): Promise<{ slot: ApiSlot; booking: ApiBooking } | undefined> {
  for (const slot of shuffled(slots)) {
    const { status, body } = await book(server.origin, slot)
    if (status === 201) return { slot, booking: body }
    expect(status).toBe(409)
  }
  return undefined
}

describe('64 people who want the same 20 times of mixed lengths', () => {
  it('get as many as fit, none over another, and nothing is left', async () => {
    const slots = await twentySlots()
    expect(slots).toHaveLength(20)
    expect(new Set(slots.map(minutes)).size).toBeGreaterThan(1)
    const won = (await Promise.all(Array.from({ length: clients }, () => client(slots)))).filter(
      result => result !== undefined,
    )
    for (const [place, a] of won.entries())
      for (const b of won.slice(place + 1)) expect(overlap(a.slot, b.slot)).toBe(false)
    expect(won.length).toBeGreaterThanOrEqual(12)
    expect(new Set(won.map(({ booking }) => booking.reference)).size).toBe(won.length)
    const stillFree = new Set((await freeSlots(server.origin)).map(({ id }) => id))
    expect(slots.filter(({ id }) => stillFree.has(id))).toEqual([])
  })
})
