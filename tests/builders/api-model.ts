import { expect } from 'vitest'
import { type ApiSlot, call, freeSlots } from './api.ts'

export interface ModelHold {
  /** Who keeps the slot: the id of the hold. */
  readonly hold: string
  slot: ApiSlot
  /** The visit whose form took it; undefined where a program did. */
  readonly client: string | undefined
  ended: boolean
}

export interface ModelBooking {
  readonly reference: string
  readonly token: string
  readonly key: string
  /** What was sent and what came back, to the letter. */
  readonly sent: Readonly<Record<string, unknown>>
  readonly answer: unknown
  slot: ApiSlot
  status: 'booked' | 'cancelled'
  sequence: number
}

/** What the server should know of one counsellor's one day. */
export interface Model {
  readonly day: readonly ApiSlot[]
  readonly topic: string
  readonly language: string
  readonly holds: ModelHold[]
  readonly bookings: ModelBooking[]
  /** Keys of bookings that were refused: they are still new. */
  readonly unusedKeys: string[]
}

/** The server, and what this run has reached of it. */
export interface Real {
  readonly origin: string
  /** Names of visits are this run's own. */
  readonly run: string
  readonly references: Set<string>
  readonly reached: (outcome: string) => void
}

function overlaps(a: ApiSlot, b: ApiSlot): boolean {
  return Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end)
}

/** Whether nobody else has a slot or a part of it; `except` is whose own time does not count. */
export function isFree(model: Model, slot: ApiSlot, except?: ModelHold | ModelBooking): boolean {
  const keeping = [
    ...model.holds.filter(({ ended }) => !ended),
    ...model.bookings.filter(({ status }) => status === 'booked'),
  ]
  return !keeping.some(one => one !== except && overlaps(one.slot, slot))
}

/** The hold that a visit has now. */
export function holdOf(model: Model, client: string): ModelHold | undefined {
  return model.holds.find(hold => hold.client === client && !hold.ended)
}

/** The query of exactly this counsellor's day. */
export function queryOf({ day }: Model): string {
  const [first] = day
  const last = day.at(-1)
  if (!first || !last) throw new Error('a day needs slots')
  return new URLSearchParams({ counsellor: first.counsellor.id, from: first.start, to: last.end }).toString()
}

/** What is listed as free is what can be taken: no more, no less, in order of time. */
export async function listsAgree(model: Model, { origin }: Real): Promise<void> {
  const listed = await freeSlots(origin, queryOf(model))
  expect(listed.map(({ id }) => id)).toEqual(
    model.day.filter(slot => isFree(model, slot)).map(({ id }) => id),
  )
}

/** A booking is shown as it should be, in JSON and in the reader's calendar file. */
export async function bookingAgrees({ origin }: Real, booking: ModelBooking): Promise<void> {
  const address = `${origin}/api/bookings/${booking.reference}`
  const headers = { Authorization: `Bearer ${booking.token}` }
  const { status, body } = await call<Record<string, unknown>>(address, { headers })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    reference: booking.reference,
    status: booking.status,
    start: booking.slot.start,
    end: booking.slot.end,
  })
  const file = await (await fetch(`${address}/calendar.ics`, { headers })).text()
  expect(file).toContain(`\r\nSEQUENCE:${booking.sequence}\r\n`)
  expect(file).toContain(`\r\nSTATUS:${booking.status === 'booked' ? 'CONFIRMED' : 'CANCELLED'}\r\n`)
}

/** Every free slot from tomorrow on: none of them comes too near while a test runs. */
async function allSlots(origin: string): Promise<readonly ApiSlot[]> {
  const slots: ApiSlot[] = []
  let from: string | null = new Date(Date.now() + 24 * 3_600_000).toISOString()
  while (from !== null) {
    const query: string = new URLSearchParams({ from, limit: '1000' }).toString()
    const { body } = await call<{ slots: ApiSlot[]; next: string | null }>(`${origin}/api/slots?${query}`)
    slots.push(...body.slots)
    from = body.next
  }
  return slots
}

/** Days of one counsellor with at least four slots, each day on its own; those with slots of mixed lengths come first. */
export async function daysOf(origin: string): Promise<readonly (readonly ApiSlot[])[]> {
  const days = Map.groupBy(
    await allSlots(origin),
    ({ counsellor, start }) => `${counsellor.id} ${start.slice(0, 10)}`,
  )
  const mixed = (day: readonly ApiSlot[]) =>
    day.some(slot => day.some(other => other !== slot && overlaps(slot, other)))
  return [...days.values()]
    .filter(day => day.length >= 4)
    .toSorted((a, b) => Number(mixed(b)) - Number(mixed(a)))
}
