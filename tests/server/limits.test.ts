import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../src/booking/core/policy.ts'
import type { Challenge } from '../../src/booking/core/proof.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import { districtSchema } from '../../src/information/schema/district.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { policyOf } from '../../src/server/limits.ts'
import { problemSchema } from '../../src/web/http/schemas.ts'
import { type ApiBooking, type ApiSlot, bookingOf, call, freeSlots } from '../builders/api.ts'
import { limitedServerForThisFile } from '../builders/limited-server.ts'
import { solved } from '../builders/proof.ts'
import { at } from '../builders/result.ts'

const server = limitedServerForThisFile({ provenFrom: 2, mostPerNetwork: 3 })

type Problem = { readonly type: string; readonly challenge?: Challenge }

/** Slots that were given to a test: one a day of each counsellor, because times by topic lie over each other. */
const given = new Set<string>()
async function someSlots(count: number): Promise<readonly ApiSlot[]> {
  const dayOf = ({ counsellor, start }: ApiSlot) => `${counsellor.id} ${start.slice(0, 10)}`
  const days = Map.groupBy(await freeSlots(server.origin), dayOf)
  const fresh = [...days].filter(([day]) => !given.has(day)).slice(0, count)
  for (const [day] of fresh) given.add(day)
  return fresh.map(([, slots]) => at(slots, 0))
}

function post(slot: ApiSlot, forwarded: string, more: object = {}, headers: Record<string, string> = {}) {
  return call<ApiBooking & Problem>(`${server.origin}/api/bookings`, {
    method: 'POST',
    body: { ...bookingOf(slot), ...more },
    headers: { 'X-Forwarded-For': forwarded, ...headers },
  })
}

describe('a program that books', () => {
  it('is asked for work from the third booking of its network on, and books with the solution, once', async () => {
    const slots = await someSlots(5)
    const network = '203.0.113.7'
    expect((await post(at(slots, 0), network)).status).toBe(201)
    expect((await post(at(slots, 1), '203.0.113.200')).status).toBe(201)

    const asked = await post(at(slots, 2), network)
    expect(asked.status).toBe(403)
    expect(asked.body.type).toBe('proof-needed')
    expect(problemSchema.parse(asked.body).challenge?.signature).toBeDefined()

    const proof = await solved(asked.body.challenge)
    const key = { 'Idempotency-Key': 'third' }
    expect((await post(at(slots, 3), network, { proof })).body.type).toBe('proof-needed')
    const booked = await post(at(slots, 2), network, { proof }, key)
    expect(booked.status).toBe(201)
    // The answer was lost on the way: the same body gives it again.
    expect((await post(at(slots, 2), network, { proof }, key)).body.reference).toBe(booked.body.reference)

    // The day's most is reached: now no work helps, and it is said when to come back.
    const closed = await post(at(slots, 4), network, { proof })
    expect([closed.status, closed.body.type]).toEqual([429, 'too-many-bookings'])
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(closed.headers.get('retry-after'))).toBeLessThanOrEqual(86_400)
    // Next door everybody books.
    expect((await post(at(slots, 4), '198.51.100.7')).status).toBe(201)
  })

  it('does not get around that by writing addresses of others before its own', async () => {
    const slots = await someSlots(4)
    const statuses: number[] = []
    for (const [place, slot] of slots.entries())
      statuses.push((await post(slot, `192.0.2.${place}, 10.0.0.1, 203.0.115.9`)).status)
    expect(statuses).toEqual([201, 201, 403, 403])
  })

  it('is one network by IPv6 too, whichever of its addresses it takes', async () => {
    const slots = await someSlots(3)
    const statuses: number[] = []
    for (const [place, slot] of slots.entries())
      statuses.push((await post(slot, `2001:db8:aa:bb0${place}::${place}`)).status)
    expect(statuses).toEqual([201, 201, 403])
  })

  it.each([
    ['an array', []],
    ['words', 'not base64!'],
    ['too much', 'A'.repeat(4_001)],
    ['nothing', ''],
  ])('is told that %s is no proof', async (_name, proof) => {
    const [slot] = await someSlots(1)
    if (!slot) throw new Error('nothing is free')
    const refused = await post(slot, '203.0.116.9', { proof })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body)).toContain('"/proof"')
  })

  it('is let through where nothing is known of its network: a proxy that says nothing locks nobody out', async () => {
    for (const slot of await someSlots(6))
      expect(
        (await call(`${server.origin}/api/bookings`, { method: 'POST', body: bookingOf(slot) })).status,
      ).toBe(201)
  })

  it('has to wait where it holds by the hundred, and may read on', async () => {
    const forwarded = { 'X-Forwarded-For': '203.0.117.9' }
    const hold = () =>
      call<Problem>(`${server.origin}/api/holds`, {
        method: 'POST',
        body: { slot: 'none' },
        headers: forwarded,
      })
    for (let count = 0; count < 600; count += 1) expect((await hold()).status).toBe(404)
    const refused = await hold()
    expect([refused.status, refused.body.type]).toEqual([429, 'too-many-tries'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    for (const page of ['/api/slots', '/de/book/', '/de/'])
      expect((await fetch(server.origin + page, { headers: forwarded })).status).toBe(200)
  })
})

describe('what is kept of a network', () => {
  it('is no address, in the database or beside it', async () => {
    const [slot] = await someSlots(1)
    if (!slot) throw new Error('nothing is free')
    expect((await post(slot, '203.0.118.9')).status).toBe(201)
    const files = readdirSync(server.data).filter(name => name.startsWith('lotse.db'))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files)
      expect(readFileSync(join(server.data, name), 'latin1')).not.toMatch(/203\.0\.11\d/)
  })
})

describe('the policy of a district', () => {
  const content = readContent(join(projectFolder, 'content'))
  const withLimits = (booking: object) => ({ ...content, district: { ...content.district, booking } })

  it('is the usual one, changed by what its content says', () => {
    expect(policyOf(content, { limits: 'on' })).toEqual({
      ...defaultPolicy,
      retentionHours: content.district.privacy.retentionHours,
    })
    const { provenFrom, mostPerNetwork } = policyOf(withLimits({ provenFrom: 60 }), { limits: 'on' })
    expect([provenFrom, mostPerNetwork]).toEqual([60, defaultPolicy.mostPerNetwork])
  })

  it('cannot lock a shelter out by a slip of the pen', () => {
    const { booking } = districtSchema.shape
    expect(booking.safeParse({ mostPerNetwork: 400 }).success).toBe(true)
    for (const wrong of [
      { mostPerNetwork: 4 },
      { mostPerContact: 0 },
      { provenFrom: -1 },
      { perNetwork: 400 },
    ])
      expect(booking.safeParse(wrong).success).toBe(false)
  })

  it('leaves contacts alone where limits are off', () => {
    expect(policyOf(content, { limits: 'off' }).mostPerContact).toBe(Number.POSITIVE_INFINITY)
  })
})
