import { beforeAll, describe, expect, it } from 'vitest'
import { type ApiBooking, type ApiSlot, book, bookingOf, call, freeSlots } from '../builders/api.ts'
import { countRows, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()
let slots: ApiSlot[]
beforeAll(async () => {
  slots = [...(await freeSlots(server.origin, 'language=ar'))]
})

function nextSlot(): ApiSlot {
  // Slots of one counsellor may overlap: each test takes one of another day.
  const slot = slots.shift()
  if (!slot) throw new Error('no slots are left')
  slots = slots.filter(
    other =>
      other.counsellor.id !== slot.counsellor.id || other.start.slice(0, 10) !== slot.start.slice(0, 10),
  )
  return slot
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call<Record<string, unknown> & { type: string; errors?: { pointer: string; detail: string }[] }>(
    `${server.origin}${path}`,
    {
      method: 'POST',
      body,
      headers,
    },
  )

async function booked(): Promise<ApiBooking> {
  const { status, body } = await book(server.origin, nextSlot())
  expect(status).toBe(201)
  return body
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

describe('free slots', () => {
  it('come in order, with what a reader needs to choose', async () => {
    const { body } = await call<{ slots: ApiSlot[]; next: string }>(
      `${server.origin}/api/slots?language=uk&topic=work&limit=5`,
    )
    expect(body.slots.length).toBeGreaterThan(0)
    expect(body.slots.map(({ start }) => start)).toEqual(body.slots.map(({ start }) => start).toSorted())
    for (const slot of body.slots) {
      expect(slot.counsellor.languages).toContain('uk')
      expect(slot.topics).toContain('work')
    }
  })

  it('can be read page by page without losing or doubling one', async () => {
    const whole = await freeSlots(server.origin, 'language=uk&to=2026-12-31T00:00:00Z')
    const pages: string[] = []
    let from = ''
    for (let page = 0; page < 200; page += 1) {
      const { body } = await call<{ slots: ApiSlot[]; next: string | null }>(
        `${server.origin}/api/slots?language=uk&to=2026-12-31T00:00:00Z&limit=7&from=${encodeURIComponent(from)}`,
      )
      expect(body.slots.length).toBeLessThanOrEqual(7)
      pages.push(...body.slots.map(({ id }) => id))
      if (body.next === null) break
      from = body.next
    }
    expect(pages.toSorted()).toEqual(whole.map(({ id }) => id).toSorted())
  })
})

describe('a booking', () => {
  it('is answered with reference, code and links, and the code shows it again', async () => {
    const slot = nextSlot()
    const { status, body, headers } = await book(server.origin, slot)
    expect(status).toBe(201)
    expect(body.reference).toMatch(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/)
    expect(body.token).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(body.manage).toBe(`${server.origin}/de/appointment/${body.reference}/#${body.token}`)
    expect(headers.get('location')).toBe(`/api/bookings/${body.reference}`)
    expect(body.start).toBe(slot.start)
    const shown = await call<ApiBooking>(`${server.origin}/api/bookings/${body.reference}`, {
      headers: bearer(body.token),
    })
    expect([shown.status, shown.body.status]).toEqual([200, 'booked'])
  })

  it('can be opened with reference and code as people type them', async () => {
    const { reference, token } = await booked()
    const typed = token.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const { status } = await call(
      `${server.origin}/api/bookings/${reference.toLowerCase().replace('-', '')}`,
      { headers: bearer(typed) },
    )
    expect(status).toBe(200)
  })

  it('is made once for one Idempotency-Key, and another body under the key is refused', async () => {
    const slot = nextSlot()
    const key = { 'Idempotency-Key': 'a key of this test' }
    const first = await book(server.origin, slot, key)
    const before = countRows(server.data)
    const again = await book(server.origin, slot, key)
    expect(again.body).toEqual(first.body)
    expect(again.status).toBe(201)
    const other = await post('/api/bookings', { ...bookingOf(slot), name: 'Somebody else' }, key)
    expect([other.status, other.body.type]).toEqual([422, 'idempotency-mismatch'])
    expect(countRows(server.data)).toEqual(before)
  })

  it('is cancelled once, and its time is offered again at once', async () => {
    const slot = nextSlot()
    const { body } = await book(server.origin, slot)
    const cancel = () => post(`/api/bookings/${body.reference}/cancel`, undefined, bearer(body.token))
    expect((await cancel()).body.status).toBe('cancelled')
    expect((await freeSlots(server.origin)).map(({ id }) => id)).toContain(slot.id)
    expect((await cancel()).status).toBeGreaterThanOrEqual(200)
  })

  it('moves to another slot, or stays where it was', async () => {
    const [from, to, taken] = [nextSlot(), nextSlot(), nextSlot()]
    const { body } = await book(server.origin, from)
    await book(server.origin, taken)
    const refused = await post(`/api/bookings/${body.reference}/move`, { slot: taken.id }, bearer(body.token))
    expect(refused.status).toBe(409)
    const still = await call<ApiBooking>(`${server.origin}/api/bookings/${body.reference}`, {
      headers: bearer(body.token),
    })
    expect(still.body.start).toBe(from.start)
    const moved = await post(`/api/bookings/${body.reference}/move`, { slot: to.id }, bearer(body.token))
    expect([moved.status, moved.body.start]).toEqual([200, to.start])
    expect((await freeSlots(server.origin)).map(({ id }) => id)).toContain(from.id)
  })

  it('can be made from a hold, which nobody else gets meanwhile', async () => {
    const slot = nextSlot()
    const held = await post('/api/holds', { slot: slot.id })
    expect(held.status).toBe(201)
    expect((await book(server.origin, slot)).status).toBe(409)
    const { slot: _, ...details } = bookingOf(slot)
    expect((await post('/api/bookings', { ...details, hold: held.body.hold })).status).toBe(201)
  })

  it('has a calendar file in the language asked for', async () => {
    const { reference, token } = await booked()
    const address = `${server.origin}/api/bookings/${reference}/calendar.ics`
    expect((await fetch(address)).status).toBe(404)
    const response = await fetch(address, { headers: { ...bearer(token), 'Accept-Language': 'ar' } })
    const text = (await response.text()).replaceAll('\r\n ', '')
    expect(text).toContain('METHOD:PUBLISH')
    expect(text).toContain('BEGIN:VALARM')
    expect(text).toMatch(/SUMMARY:.*[\u0600-\u06FF]/)
    expect(text).toMatch(/LOCATION:.+\d{5}/)
    expect(text).not.toContain(token)
  })
})

describe('what bad input gets', () => {
  const cases: readonly [
    string,
    () => Promise<{ status: number; body: { type: string } }>,
    number,
    string,
  ][] = [
    ['malformed JSON', () => post('/api/bookings', '{"slot":'), 400, 'invalid-json'],
    ['no body', () => post('/api/bookings', ''), 400, 'invalid-json'],
    ['a body over 16 kB', () => post('/api/bookings', { name: 'x'.repeat(20_000) }), 413, 'body-too-large'],
    [
      'an unknown slot',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), slot: 'oh-01a.zzzzz' }),
      404,
      'slot-unknown',
    ],
    ['a slot that is no id', () => post('/api/holds', { slot: '../../etc' }), 404, 'slot-unknown'],
    [
      'an unknown hold',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), slot: undefined, hold: 'x' }),
      404,
      'hold-unknown',
    ],
    [
      'slot and hold at once',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), hold: 'x' }),
      422,
      'invalid-request',
    ],
    [
      'no name',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), name: ' \u0007 ' }),
      422,
      'invalid-request',
    ],
    [
      'an unknown field',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), passport: 'x' }),
      422,
      'invalid-request',
    ],
    [
      'a topic that is not offered',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), topic: 'chess' }),
      422,
      'topic-not-offered',
    ],
    [
      'a language that is not spoken',
      () => post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), language: 'tlh' }),
      422,
      'language-not-offered',
    ],
    ['an address that there is not', () => post('/api/nothing', {}), 404, 'not-found'],
    ['no token', () => post('/api/bookings/ABC-DEF/cancel', undefined), 404, 'booking-unknown'],
  ]

  it.each(cases)('%s', async (_name, send, status, type) => {
    const before = countRows(server.data)
    const answer = await send()
    expect([answer.status, answer.body.type]).toEqual([status, type])
    expect(countRows(server.data)).toEqual(before)
  })

  it('a taken slot: 409 with the nearest free ones, which can be booked', async () => {
    const slot = nextSlot()
    await book(server.origin, slot)
    const before = countRows(server.data)
    const { status, body } = await post('/api/bookings', bookingOf(slot))
    expect([status, body.type]).toEqual([409, 'slot-taken'])
    const [alternative] = body.alternatives as ApiSlot[]
    expect(countRows(server.data)).toEqual(before)
    expect((await post('/api/holds', { slot: alternative?.id })).status).toBe(201)
  })

  it('a slot of yesterday and one beyond the horizon: 422', async () => {
    const { encodeAt } = await slotIdOfRule(slots[0] as ApiSlot)
    const past = await post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), slot: encodeAt(-28) })
    expect([past.status, past.body.type]).toEqual([422, 'slot-past'])
    const far = await post('/api/bookings', { ...bookingOf(slots[0] as ApiSlot), slot: encodeAt(7 * 20) })
    expect([far.status, far.body.type]).toEqual([422, 'slot-beyond-horizon'])
  })

  it('is said in the language asked for, with the field and what to write', async () => {
    const { body, headers } = await post(
      '/api/bookings',
      { slot: 'x', topic: 'work', language: 'ar', name: 'A', contact: { email: 'no' } },
      { 'Accept-Language': 'uk' },
    )
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(headers.get('content-language')).toBe('uk')
    expect(body.title).toMatch(/[\u0400-\u04FF]/)
    expect(body.errors).toEqual([
      { pointer: '/contact/email', detail: expect.stringMatching(/[\u0400-\u04FF]/) },
    ])
  })

  it('a wrong code gets what an unknown reference gets, to the letter', async () => {
    const { reference } = await booked()
    const wrong = await call(`${server.origin}/api/bookings/${reference}`, {
      headers: bearer('0000-0000-0000-0000'),
    })
    const unknown = await call(`${server.origin}/api/bookings/222-222`, {
      headers: bearer('0000-0000-0000-0000'),
    })
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body])
    expect(wrong.status).toBe(404)
  })

  it('too many wrong codes: 429 with the time to wait, for this reference only', async () => {
    const [guessed, other] = [await booked(), await booked()]
    const guess = () =>
      call(`${server.origin}/api/bookings/${guessed.reference}`, { headers: bearer('1111-1111-1111-1111') })
    for (let tries = 0; tries < 20; tries += 1) await guess()
    const last = await guess()
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(
      (await call(`${server.origin}/api/bookings/${other.reference}`, { headers: bearer(other.token) }))
        .status,
    ).toBe(200)
  })

  it('a method that an address does not know: 405 with those it does', async () => {
    const { status, headers } = await call(`${server.origin}/api/bookings`)
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('a GET', () => {
  it('never changes anything', async () => {
    const { reference, token } = await booked()
    const before = countRows(server.data)
    for (const path of [
      `/api/bookings/${reference}`,
      `/api/bookings/${reference}/cancel`,
      `/api/bookings/${reference}/move`,
      '/api/holds',
      `/ar/appointment/${reference}/`,
      '/ar/book/done/',
      '/ar/book/details/',
    ])
      await fetch(`${server.origin}${path}`, { headers: bearer(token), redirect: 'manual' })
    expect(countRows(server.data)).toEqual(before)
  })
})

describe('the description of the API', () => {
  it('names every address that the contract names, with answers for refusals', async () => {
    const { body } = await call<{ openapi: string; paths: Record<string, object> }>(
      `${server.origin}/api/openapi.json`,
    )
    expect(body.openapi).toMatch(/^3\.1/)
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/slots',
        '/api/holds',
        '/api/bookings',
        '/api/bookings/{reference}',
        '/api/bookings/{reference}/cancel',
        '/api/bookings/{reference}/move',
        '/api/bookings/{reference}/calendar.ics',
        '/api/health',
      ]),
    )
    expect(JSON.stringify(body.paths['/api/bookings'])).toContain('application/problem+json')
  })
})

/** The id of the same weekly slot some days away: ids are opaque to clients, so the test asks the code that makes them. */
async function slotIdOfRule(slot: ApiSlot) {
  const { parseSlotId, slotId } = await import('../../src/booking/core/slot-id.ts')
  const parts = parseSlotId(slot.id)
  if (!parts) throw new Error('a listed slot has no id that can be read')
  return { encodeAt: (days: number) => slotId(parts.rule, parts.start.add({ hours: 24 * days })) }
}
