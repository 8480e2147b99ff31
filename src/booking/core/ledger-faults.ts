import type { Booking } from './booking.ts'
import type { Claim } from './claim.ts'
import { quantaBetween } from './quanta.ts'
import { isQuotaKey } from './quota.ts'

/** Bookings, and the claims that keep them apart, as they are stored at one moment. */
export type Ledger = {
  readonly bookings: readonly Pick<Booking, 'id' | 'status' | 'slot' | 'counsellor' | 'start' | 'end'>[]
  readonly claims: readonly (Claim & { readonly until: Temporal.Instant | null })[]
  /** Ids of holds. */
  readonly holds: ReadonlySet<string>
}

/**
 * What can be wrong: a booking does not have all of its time, or not for good; two bookings have the same time; a claim
 * keeps time for nobody.
 */
export type LedgerFault = {
  readonly kind: 'unclaimed' | 'overlap' | 'ownerless'
  /** Slots that it is about; they say when and where, not who. */
  readonly slots: readonly string[]
}

type Entry = Ledger['bookings'][number]
type Entries = readonly Entry[]
type Claims = Ledger['claims']

/** Among the claims of a booking are those that count it in the quota of its rule: they take no time. */
const timeOf = ({ counsellor }: Entry, claims: Claims): Claims =>
  claims.filter(claim => claim.counsellor === counsellor)

const isSeatClaim = ({ counsellor, lane }: Claim): boolean => lane > 0 && !isQuotaKey(counsellor)

const isRun = (quanta: readonly number[]): boolean =>
  quanta.every((quantum, place) => place === 0 || quantum === (quanta[place - 1] ?? 0) + 1)

/**
 * Whether a booking has its time for good: from start to end without a gap, in one lane, under one name. Its buffer and its
 * way are not compared with the office hours, which may have been changed since.
 */
const hasItsTime = (booking: Entry, claims: Claims): boolean => {
  const own = timeOf(booking, claims)
  const quanta = own.map(({ quantum }) => quantum).sort((a, b) => a - b)
  const needed = quantaBetween(booking.start, booking.end)
  const names = new Set(own.map(({ slot }) => slot))
  return (
    (quanta[0] ?? Number.POSITIVE_INFINITY) <= needed.from &&
    (quanta.at(-1) ?? Number.NEGATIVE_INFINITY) >= needed.to - 1 &&
    isRun(quanta) &&
    new Set(own.map(({ lane }) => lane)).size === 1 &&
    names.size === 1 &&
    // With a colleague, a slot has another name: see hand-over.ts.
    (names.has(booking.slot) || names.has(`${booking.slot}@${booking.counsellor}`)) &&
    claims.every(({ until }) => until === null)
  )
}

/** A seat of a group needs the session's own claims too: they keep others off. */
const hasItsSession = (booking: Entry, claims: Claims, all: ReadonlyMap<string, Claims>): boolean => {
  const seats = timeOf(booking, claims).filter(isSeatClaim)
  const session = new Set(
    seats
      .flatMap(({ slot }) => all.get(slot) ?? [])
      .map(({ counsellor, quantum }) => `${counsellor} ${quantum}`),
  )
  return seats.every(({ counsellor, quantum }) => session.has(`${counsellor} ${quantum}`))
}

/** Bookings of one counsellor that lie over a later one and are not seats of one session; each is told with one other. */
const overlaps = (bookings: Entries, isSeat: (id: string) => boolean): readonly LedgerFault[] => {
  const ordered = bookings.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
  return ordered.flatMap((one, place): LedgerFault[] => {
    for (let next = place + 1; next < ordered.length; next += 1) {
      const other = ordered[next]
      if (!other || Temporal.Instant.compare(other.start, one.end) >= 0) return []
      const together = one.slot === other.slot && isSeat(one.id) && isSeat(other.id)
      if (!together) return [{ kind: 'overlap', slots: [one.slot, other.slot] }]
    }
    return []
  })
}

const ownerless = ({ bookings, claims, holds }: Ledger): readonly LedgerFault[] => {
  const kept = bookings.filter(({ status }) => status !== 'cancelled').map(({ id }) => id)
  const owners = new Set([...kept, ...holds])
  const seats = claims.filter(claim => isSeatClaim(claim) && owners.has(claim.owner))
  const sessions = new Set(seats.map(({ slot }) => slot))
  const lost = claims.filter(({ owner }) => !owners.has(owner) && !sessions.has(owner))
  return [...new Set(lost.map(({ slot }) => slot))].map(slot => ({ kind: 'ownerless', slots: [slot] }))
}

/** Says where claims and bookings disagree; of the bookings that are not over at `now`, all must be as they were promised. */
export const ledgerFaults = (ledger: Ledger, now: Temporal.Instant): readonly LedgerFault[] => {
  const claims = Map.groupBy(ledger.claims, ({ owner }) => owner)
  const own = (id: string): Claims => claims.get(id) ?? []
  const active = ledger.bookings.filter(
    ({ status, end }) => status === 'booked' && Temporal.Instant.compare(end, now) > 0,
  )
  const unclaimed = active.filter(
    booking => !hasItsTime(booking, own(booking.id)) || !hasItsSession(booking, own(booking.id), claims),
  )
  const isSeat = (id: string): boolean => own(id).some(isSeatClaim)
  const byCounsellor = Map.groupBy(active, ({ counsellor }) => counsellor)
  return [
    ...unclaimed.map(({ slot }): LedgerFault => ({ kind: 'unclaimed', slots: [slot] })),
    ...[...byCounsellor.values()].flatMap(bookings => overlaps(bookings, isSeat)),
    ...ownerless(ledger),
  ]
}
