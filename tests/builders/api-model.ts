import { join } from 'node:path'
import { expect } from 'vitest'
import { readContent } from '../../src/information/loader/read-content.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
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

/** The most appointments of a rule in a day, where it has a most. The API says nothing of it. */
const mostOf = new Map(
  readContent(join(projectFolder, 'content')).officeHours.map(({ id, mostADay }) => [
    id,
    mostADay ?? Infinity,
  ]),
)
const ruleOf = ({ id }: ApiSlot) => id.split('.')[0] ?? ''

/** How many seats of a slot nobody else has, 0 where one cannot have it; `except` is whose own time does not count. */
export function seatsOf(model: Model, slot: ApiSlot, except?: ModelHold | ModelBooking): number {
  const taken = [
    ...model.holds.filter(({ ended }) => !ended),
    ...model.bookings.filter(({ status }) => status === 'booked'),
  ].flatMap(one => (one === except ? [] : [one.slot]))
  const ofRule = taken.filter(other => ruleOf(other) === ruleOf(slot))
  if (ofRule.length >= (mostOf.get(ruleOf(slot)) ?? Infinity)) return 0
  if (taken.some(other => other !== slot && overlaps(other, slot))) return 0
  return slot.seats - taken.filter(other => other === slot).length
}

/** Whether somebody can have a slot. */
export function isFree(model: Model, slot: ApiSlot, except?: ModelHold | ModelBooking): boolean {
  return seatsOf(model, slot, except) > 0
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
  const free = model.day
    .map(slot => [slot.id, seatsOf(model, slot)] as const)
    .filter(([, seats]) => seats > 0)
  expect(listed.map(({ id, seats }) => [id, seats])).toEqual(free)
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

/**
 * Every free slot after the next days. Those stay free, so that a time which is given back is never so much sought that it rests
 * for some minutes (booking/use-cases/sought.ts): nobody could say when it is free again.
 */
async function allSlots(origin: string): Promise<readonly ApiSlot[]> {
  const slots: ApiSlot[] = []
  let from: string | null = new Date(Date.now() + 8 * 24 * 3_600_000).toISOString()
  while (from !== null) {
    const query: string = new URLSearchParams({ from, limit: '1000' }).toString()
    const { body } = await call<{ slots: ApiSlot[]; next: string | null }>(`${origin}/api/slots?${query}`)
    slots.push(...body.slots)
    from = body.next
  }
  return slots
}

/**
 * Days of one counsellor with at least four slots or a group, each day on its own. Those with slots of mixed lengths and groups
 * come first.
 */
export async function daysOf(origin: string): Promise<readonly (readonly ApiSlot[])[]> {
  const days = Map.groupBy(
    await allSlots(origin),
    ({ counsellor, start }) => `${counsellor.id} ${start.slice(0, 10)}`,
  )
  const special = (day: readonly ApiSlot[]) =>
    day.some(slot => slot.seats > 1 || day.some(other => other !== slot && overlaps(slot, other)))
  return [...days.values()]
    .filter(day => day.length >= 4 || day.some(({ seats }) => seats > 1))
    .toSorted((a, b) => Number(special(b)) - Number(special(a)))
}
