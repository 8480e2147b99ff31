import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookingAnswerSchema, bookingShownSchema } from '../../src/web/http/schemas.ts'
import { type ApiBooking, type ApiSlot, bookingOf, call, freeSlots } from '../builders/api.ts'
import { counsellorsOf } from '../builders/counsellor.ts'
import { countRows, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
let counsellors: Awaited<ReturnType<typeof counsellorsOf>>
beforeAll(async () => {
  counsellors = await counsellorsOf(server.data)
  await counsellors.setWomen('im-02')
})
afterAll(() => counsellors.close())

type Problem = { readonly type: string; readonly errors?: readonly { readonly pointer: string }[] }
type Shown = ApiBooking & {
  readonly reason: string | null
  readonly earlier?: {
    readonly wanted: boolean
    readonly offer: { readonly hold: string; readonly slot: ApiSlot } | null
  }
}

const post = <T = Problem>(path: string, body: unknown, token?: string) =>
  call<T>(`${server.origin}/api/${path}`, {
    method: 'POST',
    body,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  })
const show = ({ reference, token }: ApiBooking) =>
  call<Shown>(`${server.origin}/api/bookings/${reference}`, { headers: { Authorization: `Bearer ${token}` } })

let taken = 0
async function aSlot(): Promise<ApiSlot> {
  taken += 7
  const slot = (await freeSlots(server.origin, 'mode=office'))[taken]
  if (!slot) throw new Error('no slots are left')
  return slot
}

async function booked(slot: ApiSlot, more: object = {}): Promise<ApiBooking> {
  const { status, body } = await post<ApiBooking>('bookings', { ...bookingOf(slot), ...more })
  expect(status).toBe(201)
  return bookingAnswerSchema.parse(body) as ApiBooking
}

describe('free slots', () => {
  it('can be asked for of women, of a team, at places without steps, and once each', async () => {
    const every = await freeSlots(server.origin)
    const ids = (slots: readonly ApiSlot[]) => new Set(slots.map(({ counsellor }) => counsellor.id))
    expect(ids(await freeSlots(server.origin, 'woman=true'))).toEqual(new Set(['im-02']))
    expect((await freeSlots(server.origin, 'woman=false')).length).toBe(every.length)
    const team = await freeSlots(server.origin, 'team=integration-point')
    expect(team.length).toBeGreaterThan(0)
    expect(ids(team).size).toBeLessThan(ids(every).size)
    expect(await freeSlots(server.origin, 'team=nobody')).toEqual([])
    const places = new Set((await freeSlots(server.origin, 'stepFree=true')).map(({ office }) => office?.id))
    expect(places).toContain(undefined)
    expect(places).not.toContain('town-hall-eibenrode')
    const distinct = await freeSlots(server.origin, 'distinct=true')
    const kinds = distinct.map(({ start, end, mode, office }) => [start, end, mode, office?.id].join(' '))
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  it.each(['woman=1', 'stepFree=yes', 'distinct=maybe'])('refuse %s', async query => {
    const { status, body } = await call<Problem>(`${server.origin}/api/slots?${query}`)
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, `/${query.split('=')[0]}`])
  })
})

describe('a booking', () => {
  it('takes wishes and who books for whom, and says so', async () => {
    const onBehalf = { by: 'volunteer', consent: true }
    const slot = await aSlot()
    const answer = await booked(slot, {
      language: 'ti',
      wishes: ['interpreter', 'interpreter', 'woman'],
      onBehalf,
    })
    expect(answer).toMatchObject({ wishes: ['interpreter', 'woman'], bookedBy: 'volunteer', reason: null })
    expect((await show(answer)).body).toMatchObject({
      bookedBy: 'volunteer',
      earlier: { wanted: false, offer: null },
    })
  })

  it.each([
    ['an unknown wish', { wishes: ['tea'] }, 422, 'invalid-request', '/wishes/0'],
    ['no list', { wishes: 'woman' }, 422, 'invalid-request', '/wishes'],
    [
      'more wishes than there are',
      { wishes: ['woman', 'woman', 'woman', 'woman'] },
      422,
      'invalid-request',
      '/wishes',
    ],
    [
      'somebody for another without her consent',
      { onBehalf: { by: 'volunteer', consent: false } },
      422,
      'consent-needed',
      undefined,
    ],
    [
      'nothing said about consent',
      { onBehalf: { by: 'volunteer' } },
      422,
      'invalid-request',
      '/onBehalf/consent',
    ],
    [
      'a counsellor, who signs in for that',
      { onBehalf: { by: 'counsellor', consent: true } },
      422,
      'invalid-request',
      '/onBehalf/by',
    ],
    ['a note, which is for staff', { note: 'x' }, 422, 'invalid-request', '/note'],
  ])('refuses %s', async (_name, more, status, type, pointer) => {
    const slot = await aSlot()
    const before = countRows(server.data)
    const { body, ...answer } = await post('bookings', { ...bookingOf(slot), ...more })
    expect([answer.status, body.type, body.errors?.[0]?.pointer]).toEqual([status, type, pointer])
    expect(countRows(server.data)).toEqual(before)
  })
})

describe('cancelling', () => {
  it.each([
    ['with a reason', { reason: 'cannot-come' }, 'cannot-come'],
    ['with an empty body', {}, null],
    ['without a body', undefined, null],
  ])('%s', async (_name, body, reason) => {
    const { reference, token } = await booked(await aSlot())
    const answer = await post<Shown>(`bookings/${reference}/cancel`, body, token)
    expect(answer.status).toBe(200)
    expect(bookingShownSchema.parse(answer.body)).toMatchObject({ status: 'cancelled', reason })
  })

  it.each([[{ reason: 'ill' }], [{ why: 'x' }]])('refuses %j, and nothing is cancelled', async body => {
    const { reference, token } = await booked(await aSlot())
    const answer = await post(`bookings/${reference}/cancel`, body, token)
    expect([answer.status, answer.body.type]).toEqual([422, 'invalid-request'])
    expect((await counsellors.booking(reference)).status).toBe('booked')
  })

  it('by the counsellor is shown with her reason', async () => {
    const booking = await booked(await aSlot())
    await counsellors.cancel(booking.reference, 'ill')
    expect((await show(booking)).body).toMatchObject({ status: 'cancelled', reason: 'ill' })
  })
})

describe('something earlier', () => {
  it('is waited for, offered, and taken by moving there', async () => {
    const slots = (await freeSlots(server.origin, 'mode=office')).slice(150)
    const [first] = slots
    const second = slots.find(
      ({ counsellor, office, start }) =>
        counsellor.id === first?.counsellor.id && office?.id === first.office?.id && start >= first.end,
    )
    if (!first || !second) throw new Error('nobody has two times in one place')
    const [other, hers] = [await booked(first), await booked(second)]
    const asked = await post<Shown>(`bookings/${hers.reference}/earlier`, { wanted: true }, hers.token)
    expect(bookingShownSchema.parse(asked.body).earlier).toEqual({ wanted: true, offer: null })
    await post(`bookings/${other.reference}/cancel`, {}, other.token)
    const { earlier } = bookingShownSchema.parse((await show(hers)).body)
    expect(earlier?.offer?.slot.id).toBe(first.id)
    const moved = await post<Shown>(
      `bookings/${hers.reference}/move`,
      { hold: earlier?.offer?.hold },
      hers.token,
    )
    expect([moved.status, moved.body.start]).toEqual([200, first.start])
    expect((await show(hers)).body.earlier).toEqual({ wanted: false, offer: null })
    const left = await post<Shown>(`bookings/${hers.reference}/earlier`, { wanted: false }, hers.token)
    expect(left.status).toBe(200)
  })

  it('is refused without the code, without a word on what is wanted, and for what is cancelled', async () => {
    const { reference, token } = await booked(await aSlot())
    const path = `bookings/${reference}/earlier`
    expect((await post(path, { wanted: true })).status).toBe(404)
    expect((await post(path, {}, token)).body.errors?.[0]?.pointer).toBe('/wanted')
    expect((await call(`${server.origin}/api/${path}`)).status).toBe(405)
    await post(`bookings/${reference}/cancel`, undefined, token)
    expect((await post(path, { wanted: true }, token)).body.type).toBe('illegal-transition')
  })
})

describe('the description of the API', () => {
  it('names what is new', async () => {
    const { body } = await call<{ paths: Record<string, object> }>(`${server.origin}/api/openapi.json`)
    expect(Object.keys(body.paths)).toContain('/api/bookings/{reference}/earlier')
    const slots = JSON.stringify(body.paths['/api/slots'])
    for (const name of ['team', 'woman', 'stepFree', 'distinct']) expect(slots).toContain(`"name":"${name}"`)
    expect(JSON.stringify(body.paths['/api/bookings/{reference}/cancel'])).toContain('"required":false')
    expect(JSON.stringify(body.paths['/api/bookings'])).toContain('onBehalf')
  })
})
