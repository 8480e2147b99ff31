import { afterEach, describe, expect, it } from 'vitest'
import { call, freeSlots } from '../builders/api.ts'
import { type Home, homes } from '../builders/homes.ts'
import { firstOf } from '../builders/result.ts'
import { minutes, overlap, rush, twentySlots, type Won } from '../builders/rush.ts'
import { startServer, type TestServer } from '../builders/server.ts'

const clients = 64

const settings = [
  ...homes.map(home => ({ ...home, processes: 1 })),
  ...homes.map(home => ({ ...home, processes: 3 })),
]

describe.each(settings)(
  '64 people at $processes servers on one $name, who want the same 20 times',
  ({ make, processes }) => {
    let home: Home
    let servers: readonly TestServer[] = []
    afterEach(async () => {
      await Promise.all(servers.map(server => server.stop()))
      await home.remove()
    })

    const isKept = async ({ origin }: TestServer, { slot, booking }: Won): Promise<boolean> => {
      const headers = { Authorization: `Bearer ${booking.token}` }
      const { status, body } = await call<{ start: string; status: string }>(
        `${origin}/api/bookings/${booking.reference}`,
        { headers },
      )
      return status === 200 && body.status === 'booked' && body.start === slot.start
    }

    it('of mixed lengths get as many as fit, none over another, and everybody what she was told', async () => {
      home = await make()
      const start = () => startServer(home.data, { ...home.env, LOTSE_LIMITS: 'off' })
      // On an empty database, all at once.
      servers = await Promise.all(Array.from({ length: processes }, start))
      const { origin } = firstOf(servers)
      const slots = twentySlots(await freeSlots(origin))
      expect(slots).toHaveLength(20)
      expect(new Set(slots.map(minutes)).size).toBeGreaterThan(1)
      const won = await rush(
        servers.map(server => server.origin),
        slots,
        clients,
      )
      for (const [place, a] of won.entries())
        for (const b of won.slice(place + 1)) expect(overlap(a.slot, b.slot)).toBe(false)
      expect(won.length).toBeGreaterThanOrEqual(12)
      const stillFree = new Set((await freeSlots(origin)).map(({ id }) => id))
      expect(slots.filter(({ id }) => stillFree.has(id))).toEqual([])
      for (const [place, one] of won.entries())
        expect(await isKept(servers[place % processes] ?? firstOf(servers), one)).toBe(true)
      const references = won.map(({ booking }) => booking.reference.replaceAll('-', ''))
      expect((await home.booked()).toSorted()).toEqual(references.toSorted())
    }, 180_000)
  },
)
