import { berlinDate, dayBegins } from '../core/berlin.ts'
import { within } from '../core/bookable-window.ts'
import { capacityOf } from '../core/capacity.ts'
import { type ClaimIndex, indexClaims } from '../core/free-slots.ts'
import { mondayOf } from '../core/month-weeks.ts'
import type { FreeRow, FreeWeek } from '../core/numbers.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { freeInOrder, type Search, startSearch } from './offer-slots.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'timetable'>

/** Free slots from now on, as far as one can book, in weeks that touch the span; both dates included. */
export type ReadFreeSlots = (span: {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}) => Promise<readonly FreeWeek[]>

const valuesOf = {
  office: (slot: OfferedSlot) => [slot.office ?? ''],
  topic: (slot: OfferedSlot) => slot.topics,
  language: ({ counsellor }: OfferedSlot) => counsellor.languages,
} as const

/** A value of the offer that has nothing free is there too, with a zero: that is what one wants to know. */
const rowsBy = (
  property: keyof typeof valuesOf,
  slots: readonly OfferedSlot[],
  values: readonly string[],
  claims: ClaimIndex,
): readonly FreeRow[] =>
  values.map(value => {
    const serving = slots.filter(slot => valuesOf[property](slot).includes(value))
    return { value, count: capacityOf(serving, claims) }
  })

const offered = ({ offer }: Search) => {
  const bookable = offer.filter(({ rule }) => rule.access !== 'walk-in')
  const sorted = (values: readonly string[]) => [...new Set(values)].toSorted()
  return {
    office: sorted(bookable.map(({ rule }) => rule.office ?? '')),
    topic: sorted(
      bookable.flatMap(({ rule, counsellor }) => (rule.topics.length > 0 ? rule.topics : counsellor.topics)),
    ),
    language: sorted(bookable.flatMap(({ counsellor }) => counsellor.languages)),
  }
}

const quotaClaims = async (
  { storage }: Needs,
  { now }: Search,
  slots: readonly OfferedSlot[],
): Promise<ClaimIndex> => {
  const quotas = slots.flatMap(({ quota }) => (quota ? [quota] : []))
  if (quotas.length === 0) return new Map()
  const from = quotas.reduce((least, { quantum }) => Math.min(least, quantum), Number.POSITIVE_INFINITY)
  const last = quotas.reduce((most, { quantum }) => Math.max(most, quantum), 0)
  const keys = [...new Set(quotas.map(({ key }) => key))]
  return indexClaims(await storage.claims({ from, to: last + 1 }, now, keys))
}

/** Mondays from one date to another, as far as the window goes. */
const mondaysIn = (from: Temporal.PlainDate, to: Temporal.PlainDate): readonly string[] => {
  const mondays: string[] = []
  for (let day = mondayOf(from); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 7 }))
    mondays.push(day.toString())
  return mondays
}

/**
 * Counts what is free now. Only what anybody can see in the list of free times: so nothing is left out for being small. Beside it
 * there is no number of what is taken, nor of all there is, because their difference would be appointments.
 */
export const makeReadFreeSlots =
  (needs: Needs): ReadFreeSlots =>
  async span => {
    const search = await startSearch(needs, {}, undefined)
    const window = within(search.bookable, dayBegins(span.from), dayBegins(span.to.add({ days: 1 })))
    if (Temporal.Instant.compare(window.from, window.to) >= 0) return []
    const slots: OfferedSlot[] = []
    for await (const free of freeInOrder(needs, search, window)) slots.push(...free)
    const claims = await quotaClaims(needs, search, slots)
    const values = offered(search)
    const weeks = Map.groupBy(slots, ({ start }) => mondayOf(berlinDate(start)).toString())
    const last = berlinDate(window.to.subtract({ seconds: 1 }))
    return mondaysIn(berlinDate(window.from), last).map(week => {
      const free = weeks.get(week) ?? []
      const by = (property: keyof typeof valuesOf) => rowsBy(property, free, values[property], claims)
      return {
        week,
        all: capacityOf(free, claims),
        office: by('office'),
        topic: by('topic'),
        language: by('language'),
      }
    })
  }
