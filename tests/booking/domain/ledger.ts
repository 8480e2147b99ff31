import type { Exception } from '../../../src/booking/core/exception.ts'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import type { Slot } from '../../../src/booking/core/slot.ts'
import { firstRules, slotsWith } from './world.ts'

/** What is taken, written down apart from the claims: the time as it was when it was taken, and by whose name it goes. */
export type Taken = {
  readonly slot: Slot
  /** Whether it is among the most that its rule takes a day. */
  readonly counted: boolean
}

export type BookingLine = Taken & {
  readonly key: { readonly reference: string; readonly code: string }
  /** The slot that was booked; its name in a calendar is another one once it was handed over. */
  readonly booked: Slot
}

export type HoldLine = Taken & {
  readonly until: Temporal.Instant
  readonly client: number
  readonly swept: boolean
}

const collides = (a: Slot, b: Slot) =>
  a.counsellor === b.counsellor &&
  Temporal.Instant.compare(a.blockedFrom, b.blockedUntil) < 0 &&
  Temporal.Instant.compare(b.blockedFrom, a.blockedUntil) < 0

const touching = (slot: Slot, taken: readonly Taken[]): readonly Taken[] =>
  taken.filter(other => collides(slot, other.slot))

/** Seats that are left of a slot: none beside another one, and no more people a day than its rule takes. */
export const seatsByModel = (wanted: Slot, taken: readonly Taken[]): number => {
  const others = touching(wanted, taken)
  if (others.some(({ slot }) => slot.id !== wanted.id || slot.seats === 1 || wanted.seats === 1)) return 0
  const today = taken.filter(({ slot, counted }) => counted && slot.rule === wanted.rule).length
  const quotaLeft = wanted.quota ? wanted.quota.most - today : wanted.seats
  return Math.max(0, Math.min(wanted.seats - others.length, quotaLeft))
}

/**
 * For each appointment, how many people its counsellor sees at that time, and how many she can; none beside another slot.
 * Where seats were taken away, those who were there before stay.
 */
export const mostAtOnce = (taken: readonly Taken[]): readonly { seats: number; people: number }[] =>
  taken.map(({ slot }) => {
    const others = touching(slot, taken)
    const mixed = others.some(other => other.slot.id !== slot.id)
    return { seats: mixed ? 0 : Math.max(...others.map(other => other.slot.seats)), people: others.length }
  })

/** What counsellors would write into their own calendars, when each hold ends, and what the office hours are. */
export class Ledger {
  readonly bookings = new Map<string, BookingLine>()
  readonly holds = new Map<string, HoldLine>()
  readonly #rules = new Map<string, OfficeHours>(firstRules.map(rule => [rule.id, rule]))
  readonly #exceptions = new Map<string, Exception>()
  #slots: readonly Slot[] | undefined

  /** The slots that there are now, taken or not. */
  slots(): readonly Slot[] {
    this.#slots ??= slotsWith([...this.#rules.values()], [...this.#exceptions.values()])
    return this.#slots
  }

  rule(id: string): OfficeHours | undefined {
    return this.#rules.get(id)
  }

  /** Puts a rule in the place of the former one, or takes it away. */
  setRule(id: string, rule: OfficeHours | null): void {
    if (rule) this.#rules.set(id, rule)
    else this.#rules.delete(id)
    this.#slots = undefined
  }

  get exceptions(): ReadonlyMap<string, Exception> {
    return this.#exceptions
  }

  /** Writes an exception down, or takes it away. */
  setException(id: string, exception: Exception | null): void {
    if (exception) this.#exceptions.set(id, exception)
    else this.#exceptions.delete(id)
    this.#slots = undefined
  }

  slot(id: string): Slot {
    const found = this.slots().find(slot => slot.id === id)
    if (!found) throw new Error(`there is no slot ${id} now`)
    return found
  }

  /** A line for what was just taken, as the rules are now. */
  line(slot: Slot): Taken {
    return { slot, counted: slot.quota !== null }
  }

  /** Each write that is not refused frees what ran out, and it stays free when the clock goes back. */
  sweep(now: Temporal.Instant): void {
    for (const [id, held] of this.holds)
      if (Temporal.Instant.compare(held.until, now) <= 0) this.holds.set(id, { ...held, swept: true })
  }

  taken(now: Temporal.Instant): readonly Taken[] {
    const lasting = [...this.holds.values()].filter(
      ({ until, swept }) => !swept && Temporal.Instant.compare(until, now) > 0,
    )
    return [...this.bookings.values(), ...lasting]
  }

  bookingsOf(counsellor: string): readonly string[] {
    return [...this.bookings].filter(([, { slot }]) => slot.counsellor === counsellor).map(([id]) => id)
  }
}
