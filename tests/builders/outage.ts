import { setTimeout as wait } from 'node:timers/promises'
import { type ApiBooking, type ApiSlot, bookingOf, call, freeSlots } from './api.ts'
import { asAdministrator, databaseAt } from './postgres-databases.ts'
import { startPostgres } from './postgres-server.ts'
import { dataFolder, startServer, type TestServer } from './server.ts'

/** What people and programs got while the database was away. */
export interface OutageReport {
  readonly acknowledged: number
  /** Acknowledged, and not found afterwards. */
  readonly lost: readonly string[]
  /** Statuses of bookings by the time at which they were asked for. */
  readonly before: ReadonlySet<number>
  readonly during: ReadonlySet<number>
  readonly after: ReadonlySet<number>
  readonly problem: { readonly type: string; readonly retryAfter: number }
  readonly health: number
  /** A page that needs no database. */
  readonly page: number
  /** Milliseconds from the return of the database until something was booked. */
  readonly recovery: number
  readonly output: string
}

type Phase = 'before' | 'during' | 'after'

interface Scene {
  readonly server: TestServer
  readonly slots: ApiSlot[]
  readonly known: ApiBooking[]
  readonly statuses: Record<Phase, Set<number>>
  /** While the database goes or comes, either answer is right. */
  phase: Phase | 'turning'
  ended: boolean
}

/** Books one time after another; where she is told to come again she comes with the same form. */
async function client(scene: Scene): Promise<void> {
  for (let slot = scene.slots.pop(); slot && !scene.ended; slot = scene.slots.pop()) {
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    for (let status = 503; status === 503 && !scene.ended; ) {
      const { phase } = scene
      const answer = await call<ApiBooking>(`${scene.server.origin}/api/bookings`, {
        method: 'POST',
        body: bookingOf(slot),
        headers,
      })
      status = answer.status
      // What was under way when the database went or came may have met either.
      if (phase === scene.phase && phase !== 'turning') scene.statuses[phase].add(status)
      if (status === 201) scene.known.push(answer.body)
      await wait(status === 503 ? 100 : 20)
    }
  }
}

async function until(condition: () => boolean): Promise<number> {
  const begin = performance.now()
  while (!condition()) await wait(20)
  return performance.now() - begin
}

async function lostOf({ server, known }: Scene): Promise<string[]> {
  const lost: string[] = []
  for (const { reference, token, start } of known) {
    const headers = { Authorization: `Bearer ${token}` }
    const { status, body } = await call<ApiBooking>(`${server.origin}/api/bookings/${reference}`, { headers })
    if (status !== 200 || body.start !== start || body.status !== 'booked') lost.push(reference)
  }
  return lost
}

async function lookAround({ server: { origin } }: Scene) {
  const { status, body, headers } = await call<{ type: string }>(`${origin}/api/slots`)
  if (status !== 503) throw new Error(`slots without a database: ${status}`)
  return {
    problem: { type: body.type, retryAfter: Number(headers.get('retry-after')) },
    health: (await fetch(`${origin}/api/health`)).status,
    page: (await fetch(`${origin}/de/`)).status,
  }
}

/** A server whose PostgreSQL goes away for some seconds while people book, and comes back. */
export async function outage(seconds: number, clients = 8): Promise<OutageReport> {
  const folder = dataFolder()
  const postgres = await startPostgres()
  await asAdministrator(postgres.url, 'create database lotse')
  const env = { DATABASE_URL: databaseAt(postgres.url, 'lotse'), LOTSE_LIMITS: 'off' }
  const server = await startServer(folder.path, env)
  const slots = [...(await freeSlots(server.origin))].sort(() => Math.random() - 0.5)
  const statuses = { before: new Set<number>(), during: new Set<number>(), after: new Set<number>() }
  const scene: Scene = { server, slots, known: [], statuses, phase: 'before', ended: false }
  const running = Array.from({ length: clients }, () => client(scene))
  await until(() => scene.known.length >= 20)
  scene.phase = 'turning'
  await postgres.stop()
  scene.phase = 'during'
  const begin = performance.now()
  const seen = await lookAround(scene)
  await wait(Math.max(0, seconds * 1_000 - (performance.now() - begin)))
  scene.phase = 'turning'
  await postgres.start()
  const soFar = scene.known.length
  scene.phase = 'after'
  const recovery = await until(() => scene.known.length > soFar)
  await until(() => scene.known.length >= soFar + 20)
  scene.ended = true
  await Promise.all(running)
  const report = {
    ...statuses,
    ...seen,
    recovery,
    lost: await lostOf(scene),
    acknowledged: scene.known.length,
  }
  await server.stop()
  await postgres.remove()
  folder.remove()
  return { ...report, output: server.output() }
}
