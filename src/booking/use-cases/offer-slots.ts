import { berlinDate } from '../core/berlin.ts'
import { bookableWindow, bookableWindowOf } from '../core/bookable-window.ts'
import { freeSlots, indexClaims } from '../core/free-slots.ts'
import { earlier, later } from '../core/instants.ts'
import { type Offer, serves } from '../core/offer.ts'
import { quantaBetween } from '../core/quanta.ts'
import type { OfferedSlot, Slot } from '../core/slot.ts'
import type { Window } from '../core/slots-of.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { SlotFilter } from './signatures.ts'
import type { District } from './timetable.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'timetable'>

/** What was asked for, with all that it takes to answer. */
export type Search = {
  readonly district: District
  readonly offer: Offer
  readonly now: Temporal.Instant
  /** The time in which any of the rules can be booked. */
  readonly bookable: Window
  /** The same for the rules that have a notice or a horizon of their own, and for all others. */
  readonly own: ReadonlyMap<string, Window>
  readonly usual: Window
  /** Id of the asker's own hold: what it keeps is free to her. */
  readonly ownHold: string | undefined
}

/** Finds out who can serve a wish, and when one can book with them at all. */
export const startSearch = async (
  { clock, policy, timetable }: Needs,
  { team, counsellors, ...wish }: SlotFilter,
  ownHold: string | undefined,
): Promise<Search> => {
  const now = clock.now()
  const district = await timetable.district()
  const members =
    team === undefined ? counsellors : (district.teams.find(({ id }) => id === team)?.members ?? [])
  const offer = district.offer.filter(hours => serves(hours, { ...wish, members }))
  const usual = bookableWindow(now, policy)
  const own = new Map(
    offer
      .filter(({ rule }) => rule.noticeMinutes !== null || rule.horizonDays !== null)
      .map(({ rule }) => [rule.id, bookableWindowOf(rule, now, policy)]),
  )
  const bookable = [...own.values()].reduce(
    (all, one) => ({ from: earlier(all.from, one.from), to: later(all.to, one.to) }),
    usual,
  )
  return { district, offer, now, bookable, own, usual, ownHold }
}

/** The slots of one date that start in the window and may be booked now, each by its own rule's notice and horizon. */
const slotsOfDay = (
  { district, offer, own, usual }: Search,
  window: Window,
  date: Temporal.PlainDate,
): readonly Slot[] => {
  const from = window.from.epochMilliseconds
  const to = window.to.epochMilliseconds
  return district.daySlots(offer, date).filter(({ rule, start }) => {
    const at = start.epochMilliseconds
    const bookable = own.get(rule) ?? usual
    return (
      at >= from && at < to && at >= bookable.from.epochMilliseconds && at < bookable.to.epochMilliseconds
    )
  })
}

const spanOf = (slots: readonly Slot[]): { from: number; to: number } => {
  const ranges = slots.map(slot => quantaBetween(slot.blockedFrom, slot.blockedUntil))
  const quotas = slots.flatMap(({ quota }) => (quota ? [quota.quantum] : []))
  return {
    from: [...ranges.map(({ from }) => from), ...quotas].reduce(
      (a, b) => Math.min(a, b),
      Number.POSITIVE_INFINITY,
    ),
    to: ranges.reduce((most, { to }) => Math.max(most, to), 0),
  }
}

/** Under whose names claims can stand in the way of these slots: counsellors, and quotas. */
const namesIn = (slots: readonly Slot[]): readonly string[] => [
  ...new Set(slots.flatMap(({ counsellor, quota }) => (quota ? [counsellor, quota.key] : [counsellor]))),
]

/** Which of these slots can still be taken, with the seats that are left. */
const takeable = async (
  { storage }: Pick<Needs, 'storage'>,
  { district, now, ownHold }: Search,
  slots: readonly Slot[],
): Promise<readonly OfferedSlot[]> => {
  if (slots.length === 0) return []
  const claims = await storage.claims(spanOf(slots), now, namesIn(slots))
  const index = indexClaims(claims.filter(({ owner }) => owner !== ownHold))
  return freeSlots(slots, index).flatMap(slot => {
    const counsellor = district.counsellors.get(slot.counsellor)
    return counsellor ? [{ ...slot, counsellor }] : []
  })
}

/** How many slots are looked at together: claims are read for their time only. */
const bunch = 200

/** Cuts a list where it is long enough, but never among slots that start together. */
const firstBunch = (slots: readonly Slot[]): readonly Slot[] => {
  const last = slots[bunch - 1]
  if (!last) return slots
  const next = slots.findIndex(({ start }, place) => place >= bunch && !start.equals(last.start))
  return next < 0 ? slots : slots.slice(0, next)
}

/** The free slots in a window, in order of time, in bunches; whoever asks stops when she has enough. */
export async function* freeInOrder(
  needs: Pick<Needs, 'storage'>,
  search: Search,
  window: Window,
): AsyncGenerator<readonly OfferedSlot[]> {
  if (search.offer.length === 0) return
  let waiting: readonly Slot[] = []
  const last = berlinDate(window.to)
  for (
    let date = berlinDate(window.from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    waiting = [...waiting, ...slotsOfDay(search, window, date)]
    while (waiting.length >= bunch) {
      const together = firstBunch(waiting)
      waiting = waiting.slice(together.length)
      yield await takeable(needs, search, together)
    }
  }
  yield await takeable(needs, search, waiting)
}

/** The free slots of one date within what may be booked. */
export const freeOn = (
  needs: Pick<Needs, 'storage'>,
  search: Search,
  date: Temporal.PlainDate,
): Promise<readonly OfferedSlot[]> => takeable(needs, search, slotsOfDay(search, search.bookable, date))
