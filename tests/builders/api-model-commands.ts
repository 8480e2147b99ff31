import fc from 'fast-check'
import { expect } from 'vitest'
import { type ApiBooking, type ApiSlot, call } from './api.ts'
import {
  bookingAgrees,
  holdOf,
  isFree,
  listsAgree,
  type Model,
  type ModelBooking,
  type ModelHold,
  queryOf,
  type Real,
} from './api-model.ts'

type Command = fc.AsyncCommand<Model, Real>
type Problem = { readonly type: string; readonly alternatives?: readonly ApiSlot[] }

/** One command: when it can be given, what it does, and what it says that it reached. */
function command(
  name: string,
  can: (model: Model) => boolean,
  act: (model: Model, real: Real) => Promise<string>,
): Command {
  return {
    check: can,
    run: async (model, real) => {
      const outcome = await act(model, real)
      real.reached(`${name}: ${outcome}`)
      await listsAgree(model, real)
    },
    toString: () => name,
  }
}

const always = () => true
const hasBooking = ({ bookings }: Model) => bookings.length > 0

function pick<T>(list: readonly T[], place: number): T {
  const picked = list[place % list.length]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

const bearer = ({ token }: { readonly token: string }) => ({ Authorization: `Bearer ${token}` })
const post = <T = Problem>(
  { origin }: Real,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) => call<T>(`${origin}${path}`, { method: 'POST', body, headers })

/** A refusal for a taken slot names others, and what it names of this day is free. */
function isTaken(
  model: Model,
  { status, body }: { status: number; body: Problem },
  own?: ModelBooking | ModelHold,
): string {
  expect([status, body.type]).toEqual([409, 'slot-taken'])
  const here = model.day.filter(({ id }) => body.alternatives?.some(other => other.id === id))
  expect(here.filter(slot => !isFree(model, slot, own))).toEqual([])
  return 'taken'
}

const holdSlot = (place: number) =>
  command('a program holds a slot', always, async (model, real) => {
    const slot = pick(model.day, place)
    const answer = await post<Problem & { hold: string }>(real, '/api/holds', { slot: slot.id })
    if (!isFree(model, slot)) return isTaken(model, answer)
    expect(answer.status).toBe(201)
    model.holds.push({ hold: answer.body.hold, slot, client: undefined, ended: false })
    return 'held'
  })

/** A visitor chooses a slot, or, where she has one already and says nothing else, the same again. */
const holdByForm = (place: number | undefined, visitor: string) =>
  command('a visitor chooses a slot', always, async (model, real) => {
    const client = `${real.run} ${visitor}`
    const former = holdOf(model, client)
    const slot = place === undefined && former ? former.slot : pick(model.day, place ?? 0)
    const form = { topic: model.topic, language: model.language, client, slot: slot.id }
    const answer = await fetch(`${real.origin}/uk/book/details/`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    const hold = /name="hold" value="([^"]+)"/.exec(await answer.text())?.[1]
    if (!isFree(model, slot, former)) {
      expect([answer.status, hold]).toEqual([409, undefined])
      return 'taken'
    }
    expect([answer.status, typeof hold]).toEqual([200, 'string'])
    if (former?.slot === slot) {
      expect(hold).toBe(former.hold)
      return 'prolonged'
    }
    if (former) former.ended = true
    model.holds.push({ hold: hold ?? '', slot, client, ended: false })
    return former ? 'changed' : 'held'
  })

/** Books what `choice` says and keeps what came back. */
async function book(model: Model, real: Real, choice: object, slot: ApiSlot, key: string): Promise<void> {
  const sent = { ...choice, topic: model.topic, language: model.language, name: 'Amal' }
  const { status, body } = await post<ApiBooking>(real, '/api/bookings', sent, { 'Idempotency-Key': key })
  expect(status).toBe(201)
  expect(body).toMatchObject({ status: 'booked', start: slot.start, end: slot.end })
  expect(body.reference).toMatch(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/)
  expect(real.references.has(body.reference)).toBe(false)
  real.references.add(body.reference)
  const { reference, token } = body
  model.bookings.push({ reference, token, key, sent, answer: body, slot, status: 'booked', sequence: 0 })
}

const newKey = () => crypto.randomUUID()

const bookSlot = (place: number, useRefusedKey: boolean) =>
  command('a program books a slot', always, async (model, real) => {
    const slot = pick(model.day, place)
    const refusedKey = useRefusedKey ? model.unusedKeys.pop() : undefined
    const key = refusedKey ?? newKey()
    if (isFree(model, slot)) {
      await book(model, real, { slot: slot.id }, slot, key)
      return refusedKey === undefined ? 'booked' : 'booked under a key that was refused before'
    }
    model.unusedKeys.push(key)
    const sent = { slot: slot.id, topic: model.topic, language: model.language, name: 'Amal' }
    return isTaken(model, await post(real, '/api/bookings', sent, { 'Idempotency-Key': key }))
  })

const bookHold = (place: number) =>
  command(
    'a hold is booked',
    ({ holds }) => holds.length > 0,
    async (model, real) => {
      const hold = pick(model.holds, place)
      if (!hold.ended) {
        hold.ended = true
        await book(model, real, { hold: hold.hold }, hold.slot, newKey())
        return 'booked'
      }
      const sent = { hold: hold.hold, topic: model.topic, language: model.language, name: 'Amal' }
      const { status, body } = await post(real, '/api/bookings', sent)
      expect([status, body.type]).toEqual([404, 'hold-unknown'])
      return 'used up'
    },
  )

const bookAgain = (place: number, otherName: boolean) =>
  command('a booking is sent again under its key', hasBooking, async (model, real) => {
    const { sent, key, answer, status: now } = pick(model.bookings, place)
    const body = otherName ? { ...sent, name: 'Bilal' } : sent
    const again = await post(real, '/api/bookings', body, { 'Idempotency-Key': key })
    if (otherName) {
      expect([again.status, again.body.type]).toEqual([422, 'idempotency-mismatch'])
      return 'refused with another body'
    }
    expect([again.status, again.body]).toEqual([201, answer])
    return `same answer while ${now}`
  })

const show = (place: number) =>
  command('a booking is shown', hasBooking, async (model, real) => {
    const booking = pick(model.bookings, place)
    await bookingAgrees(real, booking)
    return booking.status
  })

const cancel = (place: number) =>
  command('a booking is cancelled', hasBooking, async (model, real) => {
    const booking = pick(model.bookings, place)
    const { status, body } = await post<{ status: string; type: string }>(
      real,
      `/api/bookings/${booking.reference}/cancel`,
      undefined,
      bearer(booking),
    )
    if (booking.status === 'cancelled') {
      expect([status, body.type]).toEqual([409, 'illegal-transition'])
      return 'again, and refused'
    }
    expect([status, body.status]).toEqual([200, 'cancelled'])
    Object.assign(booking, { status: 'cancelled', sequence: booking.sequence + 1 })
    return 'done'
  })

/** What a move must answer, and what the model knows after it. */
function moved(
  model: Model,
  booking: ModelBooking,
  slot: ApiSlot,
  hold: ModelHold | undefined,
  answer: { status: number; body: Problem },
): string {
  if (booking.status === 'cancelled') {
    expect([answer.status, answer.body.type]).toEqual([409, 'illegal-transition'])
    return 'refused when cancelled'
  }
  if (!hold && !isFree(model, slot, booking)) return isTaken(model, answer, booking)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ status: 'booked', start: slot.start, end: slot.end })
  if (hold) hold.ended = true
  const outcome = !hold && booking.slot === slot ? 'to where it is' : 'done'
  Object.assign(booking, { slot, sequence: booking.sequence + 1 })
  return outcome
}

const move = (place: number, to: number | undefined) =>
  command('a booking is moved', hasBooking, async (model, real) => {
    const booking = pick(model.bookings, place)
    const slot = to === undefined ? booking.slot : pick(model.day, to)
    const path = `/api/bookings/${booking.reference}/move`
    return moved(model, booking, slot, undefined, await post(real, path, { slot: slot.id }, bearer(booking)))
  })

const moveToHold = (place: number, to: number) =>
  command(
    'a booking is moved to a hold',
    ({ bookings, holds }) => bookings.length > 0 && holds.some(({ ended }) => !ended),
    async (model, real) => {
      const booking = pick(model.bookings, place)
      const hold = pick(
        model.holds.filter(({ ended }) => !ended),
        to,
      )
      const path = `/api/bookings/${booking.reference}/move`
      const answer = await post(real, path, { hold: hold.hold }, bearer(booking))
      return moved(model, booking, hold.slot, hold, answer)
    },
  )

const guess = (place: number, action: '' | '/cancel' | '/move' | '/calendar.ics', unknown: boolean) =>
  command('somebody guesses', hasBooking, async (model, real) => {
    const { reference, token } = pick(model.bookings, place)
    const address = `${real.origin}/api/bookings/${unknown ? '222-222' : reference}${action}`
    const wrong = token.replace(/^./, first => (first === '0' ? '1' : '0'))
    const method = action === '/cancel' || action === '/move' ? 'POST' : 'GET'
    const body = action === '/move' ? { body: { slot: pick(model.day, place).id } } : {}
    const headers = bearer({ token: unknown ? token : wrong })
    const answer = await call<Problem>(address, { method, headers, ...body })
    expect([answer.status, answer.body.type]).toEqual([404, 'booking-unknown'])
    return `${unknown ? 'another number' : 'another code'}, refused`
  })

const readPages = (limit: number) =>
  command('the list is read in pages', always, async (model, real) => {
    const pages: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const from: string = next === '' ? '' : `&from=${encodeURIComponent(next)}`
      const query: string = from === '' ? queryOf(model) : queryOf(model).replace(/&from=[^&]*/, from)
      const page = await call<{ slots: ApiSlot[]; next: string | null }>(
        `${real.origin}/api/slots?${query}&limit=${limit}`,
      )
      expect(page.body.slots.length).toBeLessThanOrEqual(limit)
      pages.push(...page.body.slots.map(({ id }) => id))
      next = page.body.next
    }
    expect(pages).toEqual(model.day.filter(slot => isFree(model, slot)).map(({ id }) => id))
    return 'whole'
  })

const place = fc.nat({ max: 11 })
const visitor = fc.constantFrom('one', 'one', 'two')
const actions = fc.constantFrom('', '/cancel', '/move', '/calendar.ics')

/** Each row begins with two bookings and a visitor, so that there is something to change. */
export const opening: readonly Command[] = [bookSlot(0, false), bookSlot(3, false), holdByForm(2, 'one')]

/** Everything that somebody can do, and somebody who should not; what is seldom possible comes more often. */
export const commands: readonly fc.Arbitrary<Command>[] = [
  place.map(holdSlot),
  fc.tuple(place, visitor).map(([at, who]) => holdByForm(at, who)),
  fc.tuple(place, visitor).map(([at, who]) => holdByForm(at, who)),
  visitor.map(who => holdByForm(undefined, who)),
  place.map(at => bookSlot(at, false)),
  place.map(at => bookSlot(at, true)),
  place.map(bookHold),
  place.map(at => bookAgain(at, true)),
  place.map(at => bookAgain(at, false)),
  place.map(show),
  place.map(cancel),
  fc.tuple(place, place).map(([at, to]) => move(at, to)),
  fc.tuple(place, place).map(([at, to]) => move(at, to)),
  place.map(at => move(at, undefined)),
  fc.tuple(place, place).map(([at, to]) => moveToHold(at, to)),
  fc.tuple(place, actions, fc.boolean()).map(([at, action, unknown]) => guess(at, action, unknown)),
  fc.integer({ min: 1, max: 3 }).map(readPages),
]

/** Everything that these commands can come to. */
export const outcomes: readonly string[] = [
  'a program holds a slot: held',
  'a program holds a slot: taken',
  'a visitor chooses a slot: held',
  'a visitor chooses a slot: taken',
  'a visitor chooses a slot: changed',
  'a visitor chooses a slot: prolonged',
  'a program books a slot: booked',
  'a program books a slot: booked under a key that was refused before',
  'a program books a slot: taken',
  'a hold is booked: booked',
  'a hold is booked: used up',
  'a booking is sent again under its key: same answer while booked',
  'a booking is sent again under its key: same answer while cancelled',
  'a booking is sent again under its key: refused with another body',
  'a booking is shown: booked',
  'a booking is shown: cancelled',
  'a booking is cancelled: done',
  'a booking is cancelled: again, and refused',
  'a booking is moved: done',
  'a booking is moved: taken',
  'a booking is moved: to where it is',
  'a booking is moved: refused when cancelled',
  'a booking is moved to a hold: done',
  'a booking is moved to a hold: refused when cancelled',
  'somebody guesses: another code, refused',
  'somebody guesses: another number, refused',
  'the list is read in pages: whole',
]
