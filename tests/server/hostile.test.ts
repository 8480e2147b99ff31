import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiBooking, type ApiSlot, book, bookingOf, call, freeSlots } from '../builders/api.ts'
import { calmly } from '../builders/calm.ts'
import { headerValue, hostileFields, hostileText, probe, spoilt } from '../builders/hostile.ts'
import { dynamicRoutes } from '../builders/routes.ts'
import { countRows, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
const runs = { numRuns: 150 }
let slots: readonly ApiSlot[] = []
let mine: ApiBooking
let booked = 0
beforeAll(async () => {
  slots = (await freeSlots(server.origin)).slice(0, 100)
  const [first] = slots
  if (!first) throw new Error('the demonstration has no free slot')
  mine = (await book(server.origin, first)).body
  booked = 1
})

afterAll(async () => {
  expect((await fetch(`${server.origin}/api/health`)).status).toBe(200)
})

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  calmly(`${server.origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })

const bearer = () => ({ Authorization: `Bearer ${mine.token}` })
const someSlot = fc.nat({ max: 99 }).map(place => slots[place] ?? slots[0])

/** A body for each address of the API that takes one. */
const bodies = fc.tuple(someSlot, fc.uuid()).chain(([slot, visitor]) => {
  // One contact may have a few appointments only.
  const booking = slot ? { ...bookingOf(slot), contact: { email: `${visitor}@example.org` } } : {}
  return fc.oneof(
    spoilt({ slot: slot?.id }).map(body => ['/api/holds', body] as const),
    spoilt(booking).map(body => ['/api/bookings', body] as const),
    spoilt({ slot: slot?.id }).map(body => [`/api/bookings/${mine.reference}/move`, body] as const),
    spoilt({ note: 'x' }).map(body => [`/api/bookings/${mine.reference}/move`, body] as const),
  )
})

describe('whatever is sent to the API', () => {
  it('as a body gets a problem or is done as it says, and nothing is booked that was not confirmed', async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(bodies, async ([path, body]) => {
        const { status } = await post(path, body, bearer())
        if (status === 201 && path === '/api/bookings') booked += 1
        expect([200, 201, 400, 404, 409, 413, 422]).toContain(status)
        reached.add(`${path.replace(mine.reference, 'mine')} ${status}`)
      }),
      runs,
    )
    expect(countRows(server.data).bookings).toBe(booked)
    // Nothing was refused before it came to anything.
    for (const done of ['/api/holds 201', '/api/bookings 201', '/api/bookings/mine/move 200'])
      expect(reached).toContain(done)
    expect(reached).toContain('/api/bookings 422')
  })

  it('as a query is answered or refused', async () => {
    const names = [
      'from',
      'to',
      'office',
      'language',
      'topic',
      'mode',
      'counsellor',
      'limit',
      'team',
      'woman',
      'stepFree',
    ]
    await fc.assert(
      fc.asyncProperty(hostileFields(names), async fields => {
        const { status } = await calmly(`${server.origin}/api/slots?${new URLSearchParams(fields)}`)
        expect([200, 422]).toContain(status)
      }),
      runs,
    )
  })

  it('as part of an address leads nowhere', async () => {
    const before = countRows(server.data)
    await fc.assert(
      fc.asyncProperty(hostileText, async text => {
        const part = encodeURIComponent(text.toWellFormed())
        for (const path of [
          `bookings/${part}`,
          `bookings/${part}/calendar.ics`,
          `bookings/${part}/cancel`,
          part,
        ])
          expect((await calmly(`${server.origin}/api/${path}`)).status).toBeGreaterThanOrEqual(200)
        await post(`/api/bookings/${part}/cancel`, '', bearer())
        await calmly(`${server.origin}/calendar/x${part}.ics`)
      }),
      { numRuns: 40 },
    )
    expect(countRows(server.data)).toEqual(before)
  })

  it('in a header is read or left alone', async () => {
    const names = ['Idempotency-Key', 'Authorization', 'Accept-Language', 'Accept-Encoding', 'If-None-Match']
    const others = [
      'Origin',
      'Sec-Fetch-Site',
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
      'Cookie',
      'Content-Type',
    ]
    const headers = fc.dictionary(fc.constantFrom(...names, ...others), headerValue, { maxKeys: 4 })
    await fc.assert(
      fc.asyncProperty(headers, someSlot, async (odd, slot) => {
        await calmly(`${server.origin}/api/bookings/${mine.reference}`, { headers: odd })
        await calmly(`${server.origin}/api/slots?limit=1`, { headers: odd })
        await calmly(`${server.origin}/uk/`, { headers: odd }, 'uk')
        expect((await calmly(`${server.origin}/`, { headers: odd })).status).toBeOneOf([200, 302])
        const { status } = await post('/api/bookings', JSON.stringify(slot && bookingOf(slot)), odd)
        if (status === 201) booked += 1
      }),
      runs,
    )
    expect(countRows(server.data).bookings).toBeLessThanOrEqual(booked)
  })
})

describe('whatever is sent to any route that there is', () => {
  it('by any method, in any form, is answered calmly', async () => {
    const routes = dynamicRoutes({ language: 'uk', reference: mine.reference, secret: 'x', path: 'x' })
    expect(routes).toEqual(
      expect.arrayContaining([
        '/api/slots',
        '/api/bookings',
        `/uk/appointment/${mine.reference}/`,
        '/calendar/x.ics',
      ]),
    )
    const types = [
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
        fc.constantFrom(...types),
        fc.oneof(hostileText, spoilt({ slot: mine.reference })),
        async (method, type, body) => {
          for (const route of routes) {
            const sent = method === 'GET' ? {} : { body, headers: { ...bearer(), 'Content-Type': type } }
            // Who works here reads German, unless she asks for English.
            const language = route.startsWith('/staff/') ? 'de' : 'uk'
            await calmly(`${server.origin}${route}`, { method, ...sent }, language)
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

const fieldNames = [
  ...['topic', 'language', 'office', 'place', 'mode', 'team', 'woman', 'interpreter', 'stepFree'],
  ...['guide', 'step', 'client', 'from', 'missing'],
]
const hidden = [
  ...['slot', 'hold', 'key', 'proof', 'name', 'phone', 'email', 'phoneNeeded', 'forOther', 'consent'],
  ...['reference', 'code', 'action', 'reason'],
]

/** A form as a browser sends it, with what a person or a program could put in. */
const forms = fc
  .tuple(hostileFields([...fieldNames, ...hidden]), fc.boolean(), someSlot)
  .map(([fields, multipart, slot]) => {
    const right = slot ? Object.entries({ ...bookingOf(slot), key: crypto.randomUUID() }) : []
    const body = multipart ? new FormData() : new URLSearchParams()
    for (const [name, value] of [...fields, ...right]) body.append(name, value)
    return body
  })

describe('whatever is sent to a page', () => {
  it('as a form is answered with a whole page in the reader’s language', async () => {
    await fc.assert(
      fc.asyncProperty(forms, async body => {
        for (const path of [
          'book/details/',
          'book/done/',
          'appointment/',
          `appointment/${mine.reference}/`,
          'book/',
        ])
          await calmly(`${server.origin}/uk/${path}`, { method: 'POST', body }, 'uk')
      }),
      { numRuns: 50 },
    )
  })

  it('as a query is answered with a whole page in the reader’s language', async () => {
    const talk: [string, string][] = [
      ['topic', 'work'],
      ['language', 'ar'],
    ]
    await fc.assert(
      fc.asyncProperty(hostileFields(fieldNames), async fields => {
        for (const path of ['book/', 'book/times/', 'book/details/', 'book/done/']) {
          await calmly(`${server.origin}/ar/${path}?${new URLSearchParams(fields)}`, {}, 'ar')
          await calmly(`${server.origin}/ar/${path}?${new URLSearchParams([...talk, ...fields])}`, {}, 'ar')
        }
      }),
      { numRuns: 40 },
    )
  })

  it('as part of an address is answered with a whole page in the reader’s language', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async text => {
        const part = encodeURIComponent(text.toWellFormed()).replaceAll(/^(\.+)$/g, 'x$1')
        for (const path of [`appointment/${part}/`, `book/${part}/`, `guides/${part}/`, `x${part}/`])
          await calmly(`${server.origin}/ar/${path}`, {}, 'ar')
      }),
      { numRuns: 40 },
    )
  })

  it('is shown again as text, when it was typed', async () => {
    const [slot] = await freeSlots(server.origin)
    const client = crypto.randomUUID()
    for (const field of ['name', 'phone', 'email']) {
      const typed = { ...(slot && bookingOf(slot)), client, phone: 'x', [field]: probe }
      const body = new URLSearchParams(typed)
      const { status, text } = await calmly(`${server.origin}/uk/book/done/`, { method: 'POST', body }, 'uk')
      expect(status).toBe(422)
      expect(text).toContain('id=probe')
    }
  })
})

describe('a moment that there is not, or that nobody means', () => {
  it.each([
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '2026-12-31T23:59:60Z',
    '2026-11-24T08:30:00',
    '2026-11-24T08:30:00.1234567891Z',
    '2026-11-24T08:30:00+24:00',
    '2026-02-30T08:30:00Z',
    '1700000000',
    'tomorrow',
  ])('%s is refused, with the parameter and what to write instead', async moment => {
    const query = new URLSearchParams({ to: moment })
    const { status, text } = await calmly(`${server.origin}/api/slots?${query}`)
    expect(status).toBe(422)
    expect(JSON.parse(text).errors).toEqual([{ pointer: '/to', detail: expect.stringContaining('RFC 3339') }])
  })

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z'])('%s is one', async moment => {
    for (const parameter of ['from', 'to'])
      await calmly(`${server.origin}/api/slots?${new URLSearchParams({ [parameter]: moment })}`)
  })
})

describe('a parameter that comes twice', () => {
  it('is refused by the API, which does not choose between two', async () => {
    const { status, text } = await calmly(`${server.origin}/api/slots?language=ar&limit=1&language=uk`)
    expect([status, JSON.parse(text).errors[0].pointer]).toEqual([422, '/language'])
  })

  it('counts once on a page: the first, as it stands in the address', async () => {
    const { text } = await calmly(
      `${server.origin}/uk/book/times/?topic=work&topic=family&language=uk`,
      {},
      'uk',
    )
    expect(text).toContain('name="topic" value="work"')
  })
})

describe('a great many', () => {
  it('unknown fields get an answer that is no longer than what was sent', async () => {
    const body = JSON.stringify(
      Object.fromEntries(Array.from({ length: 1_500 }, (_, place) => [`a${place}`, 1])),
    )
    const { status, text } = await post('/api/holds', body)
    expect(status).toBe(422)
    expect(text.length).toBeLessThan(body.length)
  })

  it('parameters are refused like one', async () => {
    const query = Array.from({ length: 1_500 }, (_, place) => `a${place}=1`).join('&')
    expect((await calmly(`${server.origin}/api/slots?${query}`)).status).toBe(422)
    expect((await calmly(`${server.origin}/ar/book/?${query}`, {}, 'ar')).status).toBe(200)
  })
})

describe('bytes that are no UTF-8', () => {
  it('are refused by the API rather than turned into other words', async () => {
    const [slot] = await freeSlots(server.origin)
    const body = Buffer.from(JSON.stringify({ ...(slot && bookingOf(slot)), name: 'J\u00f6rg' }), 'latin1')
    const { status, text } = await post('/api/bookings', body, {
      'Content-Type': 'application/json; charset=latin1',
    })
    expect([status, JSON.parse(text).type]).toEqual([400, 'invalid-json'])
  })
})

describe('a booking that is opened with a code as it was typed', () => {
  it('gives back its address and code as they are written', async () => {
    const typed = mine.token.toLowerCase().replaceAll('-', ' ')
    const { body } = await call<ApiBooking>(`${server.origin}/api/bookings/${mine.reference.toLowerCase()}`, {
      headers: { Authorization: `Bearer ${typed}` },
    })
    expect(body.manage).toBe(mine.manage)
  })
})
