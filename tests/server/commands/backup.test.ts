import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiBooking, book, call, freeSlots } from '../../builders/api.ts'
import { runCommand as runSplit } from '../../builders/command.ts'
import { lastingEngines, type Place } from '../../builders/places.ts'
import { dataFolder, startServer } from '../../builders/server.ts'

const clients = 32

/** Runs a command; what it says to people is one text, wherever it prints it. */
async function runCommand(...order: Parameters<typeof runSplit>) {
  const { code, output, errors } = await runSplit(...order)
  return { code, output: output + errors }
}

interface Acknowledged {
  readonly booking: ApiBooking
  readonly at: number
}

/** Books slot after slot until told to stop, and notes when each was acknowledged. */
async function bookOn(
  origin: string,
  slots: Parameters<typeof book>[1][],
  known: Acknowledged[],
  isOver: () => boolean,
) {
  while (!isOver()) {
    const slot = slots.pop()
    if (!slot) return
    const { status, body } = await book(origin, slot)
    if (status === 201) known.push({ booking: body, at: performance.now() })
  }
}

async function isThere(origin: string, { reference, token, start }: ApiBooking): Promise<boolean> {
  const headers = { Authorization: `Bearer ${token}` }
  const { status, body } = await call<{ start: string }>(`${origin}/api/bookings/${reference}`, { headers })
  return status === 200 && body.start === start
}

describe.each(lastingEngines)('a backup of $name, taken while 32 people book', ({ place }) => {
  const data = dataFolder()
  const file = join(data.path, 'kept', 'lotse.backup')
  const known: Acknowledged[] = []
  const places: Place[] = []
  let source: Place
  let begun = 0
  let backedUp: Awaited<ReturnType<typeof runCommand>>

  beforeAll(async () => {
    source = await place()
    places.push(source)
    mkdirSync(join(data.path, 'kept'))
    const server = await startServer(data.path, { ...source.env, LOTSE_LIMITS: 'off' })
    const slots = [...(await freeSlots(server.origin))]
    let over = false
    const booking = Promise.all(
      Array.from({ length: clients }, () => bookOn(server.origin, slots, known, () => over)),
    )
    while (known.length < clients) await new Promise(resolve => setTimeout(resolve, 5))
    begun = performance.now()
    backedUp = await runCommand('backup', [file], { LOTSE_DATA: data.path, ...source.env })
    over = true
    await booking
    await server.stop()
  })
  afterAll(async () => {
    for (const one of places) await one.remove()
    data.remove()
  })

  it('says what it wrote, for its owner alone, and is remembered', () => {
    expect(backedUp).toMatchObject({
      code: 0,
      output: expect.stringMatching(/: \d+ rows, \d+ bytes, \d+\.\d s\nto .*lotse\.backup\n$/),
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(data.path, 'kept'))).toEqual(['lotse.backup'])
    expect(JSON.parse(readFileSync(join(data.path, 'last-backup.json'), 'utf8'))).toMatchObject({ file })
    expect(readFileSync(file).toString('latin1')).not.toMatch(/Amal|Integrationsmanag|bookings/)
  })

  it('has every appointment that was acknowledged before it began, also after more were made', () => {
    const before = known.filter(({ at }) => at < begun)
    expect(before.length).toBeGreaterThanOrEqual(clients)
    expect(known.length).toBeGreaterThan(before.length)
  })

  it.each(lastingEngines)(
    'and restored into an empty $name, its server shows each of them to its reader',
    async engine => {
      const target = await engine.place()
      places.push(target)
      const fresh = dataFolder()
      const env = { LOTSE_DATA: fresh.path, ...target.env }
      const restored = await runCommand('restore', [file], env)
      expect(restored).toMatchObject({ code: 0, output: expect.stringMatching(/^restored \d+ rows into /) })
      const server = await startServer(fresh.path, { ...target.env, LOTSE_LIMITS: 'off' })
      const before = known.filter(({ at }) => at < begun)
      const there = await Promise.all(before.map(({ booking }) => isThere(server.origin, booking)))
      expect(there).toEqual(before.map(() => true))
      const [slot] = await freeSlots(server.origin)
      if (!slot) throw new Error('nothing is free any more')
      expect((await book(server.origin, slot)).status).toBe(201)
      const [healthy, refused] = await Promise.all([
        runCommand('doctor', [], env),
        runCommand('restore', [file, '--replace'], env),
      ])
      expect(healthy.output).toMatch(/^ok {7}bookings {4}\d+ bookings and \d+ claims agree$/m)
      expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('using this database') })
      await server.stop()
      fresh.remove()
    },
  )
})
