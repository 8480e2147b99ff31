import { expect } from 'vitest'
import type { Slot } from '../../../src/booking/core/slot.ts'
import { aForm, type Installation } from '../../builders/installation.ts'
import { at, outcomeOf } from '../../builders/result.ts'
import type { Ledger } from './ledger.ts'
import { mostAtOnce } from './ledger.ts'

type Choice = { readonly slot: string } | { readonly hold: string }

/** One of a map, by a number that may be too large; undefined where it is empty. */
export const pick = <T>(map: ReadonlyMap<string, T>, place: number): [string, T] | undefined => {
  const entries = [...map]
  return entries.length === 0 ? undefined : at(entries, place % entries.length)
}

/** Who has just got in is not one too many, as the rules are now. */
const expectRoom = (ledger: Ledger, lotse: Installation, slot: Slot): void => {
  const others = mostAtOnce(ledger.taken(lotse.clock.now()).filter(other => other.slot.id === slot.id))
  for (const { people } of others) expect(people, slot.id).toBeLessThanOrEqual(slot.seats)
}

/** Holds a slot; a client of number 0 has no key. */
export const hold = async (
  lotse: Installation,
  ledger: Ledger,
  wanted: string,
  client: number,
): Promise<string> => {
  const result = await lotse.holdSlot({
    slot: wanted,
    client: client === 0 ? undefined : `client ${client}`,
  })
  if (!result.ok) return `hold ${result.refusal.kind}`
  const again = ledger.holds.has(result.value.hold)
  for (const [id, other] of ledger.holds) if (client > 0 && other.client === client) ledger.holds.delete(id)
  ledger.sweep(lotse.clock.now())
  const line = ledger.line(ledger.slot(wanted))
  ledger.holds.set(result.value.hold, { ...line, until: result.value.expires, client, swept: false })
  expectRoom(ledger, lotse, line.slot)
  return again ? 'prolong ok' : 'hold ok'
}

/** Books a slot, or what is held. */
export const book = async (lotse: Installation, ledger: Ledger, choice: Choice): Promise<string> => {
  const result = await lotse.bookSlot({ ...choice, ...aForm })
  const name = 'hold' in choice ? 'book held' : 'book'
  if (!result.ok) return `${name} ${result.refusal.kind}`
  const { booking, code } = result.value
  ledger.sweep(lotse.clock.now())
  if ('hold' in choice) ledger.holds.delete(choice.hold)
  const slot = ledger.slot(booking.slot)
  const key = { reference: booking.reference, code }
  ledger.bookings.set(booking.id, { ...ledger.line(slot), key, booked: slot })
  expectRoom(ledger, lotse, slot)
  return `${name} ok`
}

/** Books what somebody else has booked: a seat of a group, or in vain. */
export const bookBeside = async (lotse: Installation, ledger: Ledger, place: number): Promise<string> => {
  const groups = new Map([...ledger.bookings].filter(([, { booked }]) => booked.seats > 1))
  const found = pick(groups.size > 0 ? groups : ledger.bookings, place)
  return found ? book(lotse, ledger, { slot: found[1].booked.id }) : 'nobody to join'
}

/** Moves a booking to a slot, or to what is held. */
export const move = async (
  lotse: Installation,
  ledger: Ledger,
  place: number,
  choice: Choice,
): Promise<string> => {
  const found = pick(ledger.bookings, place)
  if (!found) return 'nothing to move'
  const [id, { key }] = found
  const result = await lotse.moveBooking({ ...key, ...choice })
  const name = 'hold' in choice ? 'move held' : 'move'
  if (!result.ok) return `${name} ${result.refusal.kind}`
  ledger.sweep(lotse.clock.now())
  if ('hold' in choice) ledger.holds.delete(choice.hold)
  const slot = ledger.slot(result.value.slot)
  ledger.bookings.set(id, { ...ledger.line(slot), key, booked: slot })
  expectRoom(ledger, lotse, slot)
  return `${name} ok`
}

/** Cancels a booking. */
export const cancel = async (lotse: Installation, ledger: Ledger, place: number): Promise<string> => {
  const found = pick(ledger.bookings, place)
  if (!found) return 'nothing to cancel'
  const outcome = outcomeOf(await lotse.cancelBooking(found[1].key))
  if (outcome === 'ok') {
    ledger.bookings.delete(found[0])
    ledger.sweep(lotse.clock.now())
  }
  return `cancel ${outcome}`
}

/** What is said of a hold that ran out before what was done with it. */
export const lateness = (lotse: Installation, ledger: Ledger, id: string): string => {
  const held = ledger.holds.get(id)
  if (held && Temporal.Instant.compare(held.until, lotse.clock.now()) <= 0) return 'late, '
  return held?.swept ? 'swept, ' : ''
}

/** Somebody books when a hold has run out, and then its owner comes; after that the clock is set back. */
export const outlive = async (
  lotse: Installation,
  ledger: Ledger,
  id: string,
  wanted: string,
): Promise<string> => {
  lotse.clock.advance({ minutes: 11 })
  await book(lotse, ledger, { slot: wanted })
  const late = lateness(lotse, ledger, id)
  const outcome = late + (await book(lotse, ledger, { hold: id }))
  lotse.clock.advance({ minutes: -15 })
  return outcome
}
