import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { book, call, freeSlots } from '../builders/api.ts'
import { type Home, homes } from '../builders/homes.ts'
import { thePostgres } from '../builders/postgres-databases.ts'
import { firstOf } from '../builders/result.ts'
import { refusedStart, startServer } from '../builders/server.ts'

describe('a server with DATABASE_URL=postgres://…', () => {
  let home: Home
  beforeAll(async () => {
    home = await firstOf(homes.filter(({ name }) => name === 'PostgreSQL')).make()
  })
  afterAll(() => home.remove())

  it('keeps its bookings in PostgreSQL from one start to the next, and the feed keeps its address', async () => {
    const first = await startServer(home.data, home.env)
    const slot = firstOf(await freeSlots(first.origin, 'language=ar'))
    const { status, body } = await book(first.origin, slot)
    expect(status).toBe(201)
    expect(await first.stop()).toBe(0)
    const second = await startServer(home.data, home.env)
    expect(new URL(second.feed).pathname).toBe(new URL(first.feed).pathname)
    expect((await freeSlots(second.origin, 'language=ar')).map(({ id }) => id)).not.toContain(slot.id)
    expect(await home.booked()).toEqual([body.reference.replaceAll('-', '')])
    const { body: health } = await call<{ status: string; storage: string }>(`${second.origin}/api/health`)
    expect(health).toMatchObject({ status: 'ok', storage: 'ok' })
    expect((await fetch(second.feed)).status).toBe(200)
    expect(await second.stop()).toBe(0)
    expect(second.output()).not.toContain('lotse:lotse@')
  })

  it.each([
    ['is not there', (url: URL) => Object.assign(url, { port: '1' }), 'ECONNREFUSED'],
    ['has no such database', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), 'no such database'],
    [
      'does not know the password',
      (url: URL) => Object.assign(url, { password: 'hush' }),
      'password is refused',
    ],
  ])('that %s is refused at the start, with what is wrong and what to do', async (_, change, reason) => {
    const url = change(new URL(await thePostgres()))
    const { code, output } = await refusedStart({ DATABASE_URL: url.href })
    expect(code).toBe(1)
    const [fault = '', advice = ''] = output.trim().split('\n')
    expect(fault).toMatch(/^DATABASE_URL leads to PostgreSQL 127\.0\.0\.1:\d+\/\w+, which cannot be used: /)
    expect(fault).toContain(reason)
    expect(advice).toMatch(/^Start PostgreSQL there/)
    expect(output).not.toMatch(/hush|lotse:lotse/)
  })
})
