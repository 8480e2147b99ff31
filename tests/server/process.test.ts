import { afterAll, describe, expect, it } from 'vitest'
import { book, freeSlots } from '../builders/api.ts'
import { countRows, dataFolder, refusedStart, startServer } from '../builders/server.ts'

const folder = dataFolder()
afterAll(() => folder.remove())

describe('the process', () => {
  it('keeps its bookings from one start to the next, and the feed keeps its address', async () => {
    const first = await startServer(folder.path)
    const [slot] = await freeSlots(first.origin, 'language=ar')
    if (!slot) throw new Error('the demonstration has no free slot')
    await book(first.origin, slot)
    expect(await first.stop()).toBe(0)
    const second = await startServer(folder.path)
    expect(new URL(second.feed).pathname).toBe(new URL(first.feed).pathname)
    expect((await freeSlots(second.origin, 'language=ar')).map(({ id }) => id)).not.toContain(slot.id)
    expect(await second.stop()).toBe(0)
    expect(countRows(folder.path).bookings).toBe(1)
  })

  it('answers the request that is under way before it ends on SIGTERM', async () => {
    const server = await startServer(folder.path)
    const requests = Array.from({ length: 20 }, () => fetch(`${server.origin}/api/slots?limit=500`))
    await Promise.race(requests)
    const ended = server.stop()
    const answers = await Promise.allSettled(requests)
    for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value.status).toBe(200)
    expect(answers.some(answer => answer.status === 'fulfilled')).toBe(true)
    expect(await ended).toBe(0)
  })

  it('lets a connection that asks and asks go when it is to stop', async () => {
    const server = await startServer(folder.path)
    let asking = true
    const busy = (async () => {
      while (asking) await fetch(`${server.origin}/api/health`).catch(() => undefined)
    })()
    await fetch(`${server.origin}/de/`)
    expect(await server.stop()).toBe(0)
    asking = false
    await busy
  })

  it('prints the site, the staff address and one feed', async () => {
    const server = await startServer(folder.path)
    expect(server.output()).toMatch(/site {3}http:\/\/127\.0\.0\.1:\d+\//)
    expect(server.output()).toMatch(/staff {2}http:\/\/127\.0\.0\.1:\d+\/staff\//)
    expect((await fetch(server.feed)).headers.get('content-type')).toContain('text/calendar')
    await server.stop()
  })

  it('writes no secret and no name into its log', async () => {
    const server = await startServer(folder.path)
    const [slot] = await freeSlots(server.origin, 'language=ar')
    if (!slot) throw new Error('the demonstration has no free slot')
    const { body } = await book(server.origin, slot)
    await fetch(server.feed)
    await fetch(`${server.origin}/ar/appointment/${body.reference}/`)
    await server.stop()
    // What the demonstration shows at its start ends with the feed.
    const [, after = ''] = server.output().split(/feed {3}[^\n]+\n/)
    expect(after).not.toMatch(/Amal|calendar\/|appointment\//)
    expect(server.output()).not.toContain(body.token)
  })
})

describe('a bad environment stops the start with a line that helps', () => {
  it.each([
    [{ PORT: 'eighty' }, /^PORT is "eighty"; it must be a port number/m],
    [{ LOTSE_SECRET: 'short' }, /^LOTSE_SECRET is set \(5 characters\); it must be at least 32 characters/m],
    [{ LOTSE_DEMO: '0' }, /^LOTSE_SECRET is not set; it must be/m],
    [
      { LOTSE_DEMO: '0', LOTSE_SECRET: 'x'.repeat(32), LOTSE_LIMITS: 'off' },
      /^LOTSE_LIMITS is "off"; it must be on/m,
    ],
    [{ SITE_URL: 'lotse' }, /^SITE_URL is "lotse"; it must be the public address/m],
    [{ LOTSE_DEMO: 'yes' }, /^LOTSE_DEMO is "yes"; it must be 1/m],
  ])('%o', async (env, line) => {
    const { code, output } = await refusedStart(env as Record<string, string>)
    expect(code).toBe(1)
    expect(output).toMatch(line)
  })

  it('says which file cannot be used as the database', async () => {
    const { code, output } = await refusedStart({ DATABASE_URL: 'sqlite:///dev/null/lotse.db' })
    expect(code).toBe(1)
    expect(output).toMatch(
      /^LOTSE_DATA or DATABASE_URL leads to \/dev\/null\/lotse\.db, which cannot be used: /m,
    )
  })

  it('names every fault at once', async () => {
    const { output } = await refusedStart({ PORT: '-1', SITE_URL: 'x', LOTSE_LIMITS: 'maybe' })
    expect(output.trim().split('\n')).toHaveLength(3)
  })
})
