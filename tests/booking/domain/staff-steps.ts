import { expect } from 'vitest'
import type { Exception } from '../../../src/booking/core/exception.ts'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import type { Installation } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import type { Staff } from '../../builders/staff.ts'
import type { BookingLine, Ledger } from './ledger.ts'
import { pick } from './reader-steps.ts'
import { closings, date, day, firstRules } from './world.ts'

type Office = Installation & Staff

/** All bookings, as they are stored. */
const stored = async ({ storage }: Office, ledger: Ledger): Promise<readonly unknown[]> => {
  const bookings: unknown[] = []
  for (const { key } of ledger.bookings.values())
    bookings.push(await storage.findBookingByReference(key.reference.replace('-', '')))
  return bookings
}

/** Does something that must not touch any booking, and sees that it did not. */
const leavingAllAsItIs = async <T extends { readonly ok: boolean }>(
  office: Office,
  ledger: Ledger,
  work: () => Promise<T>,
): Promise<T> => {
  const before = await stored(office, ledger)
  const result = await work()
  expect(await stored(office, ledger)).toEqual(before)
  // What was refused has left no trace: nothing was freed by it either.
  if (result.ok) ledger.sweep(office.clock.now())
  return result
}

const sorted = (ids: Iterable<string>): readonly string[] => [...ids].toSorted()

/** Whether a booking of a rule has, in the slots that there are now, the ground that it was booked on. */
const hasGround = (ledger: Ledger, { booked }: BookingLine): boolean =>
  ledger
    .slots()
    .some(
      slot =>
        slot.id === booked.id &&
        slot.end.equals(booked.end) &&
        slot.office === booked.office &&
        slot.mode === booked.mode,
    )

const ownOf = (ledger: Ledger, rule: OfficeHours): readonly [string, BookingLine][] =>
  [...ledger.bookings].filter(
    ([, { booked, slot }]) => booked.rule === rule.id && slot.counsellor === rule.counsellor,
  )

const countAll = (ledger: Ledger, rule: OfficeHours): void => {
  if (rule.mostADay === null) return
  for (const [id, line] of ownOf(ledger, rule)) ledger.bookings.set(id, { ...line, counted: true })
}

type Change = { readonly save: OfficeHours } | { readonly end: string }

/** Changes a rule: no booking is touched, and just those that have lost their ground are answered. */
export const changeRule = async (
  office: Office,
  ledger: Ledger,
  place: number,
  variant: Partial<OfficeHours> | undefined,
): Promise<readonly string[]> => {
  const base = at(firstRules, place)
  const change: Change = variant === undefined ? { end: base.id } : { save: { ...base, ...variant } }
  const result = await leavingAllAsItIs(office, ledger, () => office.changeOfficeHours(change))
  if (!result.ok) return [result.refusal.kind]
  const { rule, conflicts } = result.value
  ledger.setRule(base.id, rule)
  countAll(ledger, rule ?? base)
  const lost = conflicts.filter(({ why }) => why === 'not-yielded').map(({ booking }) => booking.id)
  const groundless = ownOf(ledger, base).filter(([, line]) => !hasGround(ledger, line))
  expect(sorted(lost)).toEqual(sorted(groundless.map(([id]) => id)))
  const what = rule ? (variant === undefined ? 'rule ended' : 'rule saved') : 'rule taken away'
  return [what, ...conflicts.map(({ why }) => `conflict: ${why}`)]
}

/** Lets a rule that somebody has booked from take no more than one person a day. */
export const narrowRule = async (
  office: Office,
  ledger: Ledger,
  place: number,
): Promise<readonly string[]> => {
  const found = pick(ledger.bookings, place)
  if (!found) return ['nothing to narrow']
  const rule = firstRules.findIndex(({ id }) => id === found[1].booked.rule)
  return changeRule(office, ledger, rule, { mostADay: 1 })
}

/** Writes an exception down: no booking is touched. */
export const close = async (office: Office, ledger: Ledger, place: number): Promise<readonly string[]> => {
  const closing = at(closings, place)
  const result = await leavingAllAsItIs(office, ledger, () => office.addException(closing))
  if (!result.ok) return [result.refusal.kind]
  const { exception, conflicts } = result.value
  ledger.setException(exception.id, exception)
  return ['closed', ...conflicts.map(() => 'closed: conflict')]
}

/** Takes an exception away: no booking is touched. */
export const open = async (office: Office, ledger: Ledger, place: number): Promise<readonly string[]> => {
  const found = pick(ledger.exceptions, place)
  if (!found) return ['nothing to open']
  const { conflicts } = granted(
    await leavingAllAsItIs(office, ledger, () => office.removeException(found[0])),
  )
  ledger.setException(found[0], null)
  return ['opened', ...conflicts.map(() => 'opened: conflict')]
}

/** A counsellor takes one booking back. */
export const takeBack = async (office: Office, ledger: Ledger, place: number): Promise<readonly string[]> => {
  const found = pick(ledger.bookings, place)
  if (!found) return ['nothing to take back']
  const outcome = outcomeOf(await office.cancelByCounsellor({ booking: found[0], reason: 'away' }))
  ledger.bookings.delete(found[0])
  ledger.sweep(office.clock.now())
  return [`take back ${outcome}`]
}

/** Everything of a counsellor's day is cancelled, and the day is closed. */
export const sick = async (
  office: Office,
  ledger: Ledger,
  counsellor: string,
): Promise<readonly string[]> => {
  const expected = ledger.bookingsOf(counsellor)
  const { cancelled } = granted(await office.reportSick({ counsellor, from: date, to: date }))
  expect(sorted(cancelled.map(({ id }) => id))).toEqual(sorted(expected))
  for (const id of expected) ledger.bookings.delete(id)
  ledger.sweep(office.clock.now())
  const isHers = (exception: Exception) => exception.reason === 'ill' && exception.counsellor === counsellor
  for (const exception of (await office.storage.district()).exceptions)
    if (isHers(exception)) ledger.setException(exception.id, exception)
  return cancelled.length > 0 ? ['sick: cancelled'] : ['sick: nobody']
}

/** How a booking is written down that has gone to a colleague, or come back. */
const gone = (ledger: Ledger, line: BookingLine, colleague: string): BookingLine => {
  const rule = ledger.rule(line.booked.rule)
  const { slot, booked } = line
  if (rule?.counsellor === colleague) {
    const own = { ...slot, id: booked.id, counsellor: colleague, seats: rule.seats }
    return { ...line, slot: own, counted: rule.mostADay !== null }
  }
  const seats = slot.seats === 1 ? 1 : Math.max(2, slot.seats, rule?.seats ?? 0)
  return {
    ...line,
    slot: { ...slot, id: `${booked.id}@${colleague}`, counsellor: colleague, seats },
    counted: false,
  }
}

/** Gives all bookings of a counsellor to the other one: a session goes as a whole, or stays as a whole. */
export const handOver = async (
  office: Office,
  ledger: Ledger,
  counsellor: string,
): Promise<readonly string[]> => {
  const colleague = counsellor === 'c1' ? 'c2' : 'c1'
  const expected = ledger.bookingsOf(counsellor)
  const step = { counsellor, colleague, ...day, reason: 'away' } as const
  const { handedOver, stay } = granted(await office.handOverBookings(step))
  ledger.sweep(office.clock.now())
  const went = new Set(handedOver.map(({ booking }) => booking.id))
  expect(sorted([...went, ...stay.map(({ booking }) => booking.id)])).toEqual(sorted(expected))
  const sessions = Map.groupBy(expected, id => ledger.bookings.get(id)?.booked.id)
  for (const session of sessions.values()) expect(new Set(session.map(id => went.has(id))).size).toBe(1)
  for (const id of went) {
    const line = ledger.bookings.get(id)
    if (line) ledger.bookings.set(id, gone(ledger, line, colleague))
  }
  const whole = [...sessions.values()].filter(
    session => session.length > 1 && session.every(id => went.has(id)),
  )
  return [
    ...handedOver.map(() => 'handed over'),
    ...stay.map(({ why }) => `stays: ${why}`),
    ...whole.map(() => 'a session handed over'),
  ]
}
