import type { Slot } from '../../../src/booking/core/slot.ts'

/** What is taken, written down apart from the claims: an owner and its slot. */
export type Taken = { readonly slot: Slot; readonly until: Temporal.Instant | null }

const collides = (a: Slot, b: Slot) =>
  a.counsellor === b.counsellor &&
  Temporal.Instant.compare(a.start, b.blockedUntil) < 0 &&
  Temporal.Instant.compare(b.start, a.blockedUntil) < 0

/** Seats that are left of a slot. */
export const seatsByModel = (wanted: Slot, taken: readonly Taken[]): number => {
  const touching = taken.filter(other => collides(wanted, other.slot))
  if (touching.some(other => other.slot.id !== wanted.id)) return 0
  return Math.max(0, wanted.seats - touching.length)
}

/** What a counsellor would write into her own calendar, and when each hold ends. */
export class Ledger {
  readonly bookings = new Map<
    string,
    { readonly key: { reference: string; code: string }; readonly slot: Slot }
  >()
  readonly holds = new Map<
    string,
    {
      readonly slot: Slot
      readonly until: Temporal.Instant
      readonly client: number
      readonly swept: boolean
    }
  >()

  /** Each write that is not refused frees what ran out, and it stays free when the clock goes back. */
  sweep(now: Temporal.Instant): void {
    for (const [id, held] of this.holds)
      if (Temporal.Instant.compare(held.until, now) <= 0) this.holds.set(id, { ...held, swept: true })
  }

  taken(now: Temporal.Instant): Taken[] {
    const lasting = [...this.holds.values()].filter(
      ({ until, swept }) => !swept && Temporal.Instant.compare(until, now) > 0,
    )
    return [
      ...[...this.bookings.values()].map(({ slot: taken }) => ({ slot: taken, until: null })),
      ...lasting,
    ]
  }
}

/** For each appointment, how many people its counsellor sees at that time, and how many she can; none beside another slot. */
export const mostAtOnce = (taken: readonly Taken[]): readonly { seats: number; people: number }[] =>
  taken.map(({ slot }) => {
    const touching = taken.filter(other => collides(slot, other.slot))
    const mixed = touching.some(other => other.slot.id !== slot.id)
    return { seats: mixed ? 0 : slot.seats, people: touching.length }
  })
