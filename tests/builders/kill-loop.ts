import { setTimeout as wait } from 'node:timers/promises'
import { type ApiSlot, book, call, freeSlots } from './api.ts'
import type { Home } from './homes.ts'
import { startServer, type TestServer } from './server.ts'

interface Acknowledged {
  readonly reference: string
  readonly token: string
  readonly start: string
  cancelled: boolean
}

export interface KillReport {
  readonly kills: number
  /** Kills at which at least one request had been sent and not answered. */
  readonly inFlight: number
  readonly acknowledged: number
  readonly lost: readonly string[]
}

interface Life {
  server: TestServer
  ended: boolean
  open: number
}

/** Books and sometimes cancels until the server dies, and notes what was acknowledged. */
async function client(life: Life, queue: ApiSlot[], known: Acknowledged[]): Promise<void> {
  while (!life.ended) {
    const slot = queue.pop()
    if (!slot) return
    life.open += 1
    try {
      const { status, body } = await book(life.server.origin, slot)
      if (status === 201) known.push({ ...body, start: slot.start, cancelled: false })
      if (status === 201 && Math.random() < 0.6) await cancel(life, known.at(-1))
    } catch {
      // The connection died with the server: nothing was acknowledged.
    } finally {
      life.open -= 1
    }
  }
}

async function cancel({ server }: Life, booking: Acknowledged | undefined): Promise<void> {
  if (!booking) return
  const headers = { Authorization: `Bearer ${booking.token}` }
  const { status } = await call(`${server.origin}/api/bookings/${booking.reference}/cancel`, {
    method: 'POST',
    headers,
  })
  if (status === 200) booking.cancelled = true
}

async function lostOf(server: TestServer, known: readonly Acknowledged[]): Promise<string[]> {
  const lost: string[] = []
  for (const { reference, token, start, cancelled } of known) {
    const headers = { Authorization: `Bearer ${token}` }
    const { status, body } = await call<{ start: string; status: string }>(
      `${server.origin}/api/bookings/${reference}`,
      { headers },
    )
    // A cancellation that was sent and not acknowledged may have happened; one that was acknowledged must have.
    const right = status === 200 && body.start === start && (!cancelled || body.status === 'cancelled')
    if (!right) lost.push(reference)
  }
  return lost
}

function shuffle<T>(list: readonly T[]): T[] {
  return list
    .map(item => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** Kills the server with SIGKILL while clients book, again and again, and then asks for everything it had acknowledged. */
export async function killLoop(
  { data, env }: Home,
  kills: number,
  perLife: number,
  clients = 8,
): Promise<KillReport> {
  const known: Acknowledged[] = []
  let inFlight = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startServer(data, { ...env, LOTSE_LIMITS: 'off' })
    const life: Life = { server, ended: false, open: 0 }
    const before = known.length
    const queue = shuffle(await freeSlots(server.origin))
    const running = Array.from({ length: clients }, () => client(life, queue, known))
    const deadline = Date.now() + 8_000
    while (known.length - before < perLife && Date.now() < deadline && queue.length > 0) await wait(2)
    if (life.open > 0) inFlight += 1
    life.ended = true
    await server.stop('SIGKILL')
    await Promise.all(running)
  }
  const server = await startServer(data, { ...env, LOTSE_LIMITS: 'off' })
  const lost = await lostOf(server, known)
  await server.stop()
  return { kills, inFlight, acknowledged: known.length, lost }
}
