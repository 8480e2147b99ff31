import type { Kysely } from 'kysely'
import { quantaBetween } from '../../src/booking/core/quanta.ts'
import { referenceAlphabet, referenceLength } from '../../src/booking/core/reference.ts'
import type { Slot } from '../../src/booking/core/slot.ts'
import { writeEvent } from '../../src/icalendar/write-event.ts'

type Row = Readonly<Record<string, string | number | null>>

/** The tables in which a booking leaves something. Columns that have a default are not named. */
export type BookingTables = Readonly<Record<'bookings' | 'claims' | 'history' | 'events' | 'outbox', Row>>

/** PostgreSQL takes 65,535 values in a statement, SQLite 32,766. */
const mostValues = 30_000

async function insertAll(
  db: Kysely<BookingTables>,
  table: keyof BookingTables,
  rows: readonly Row[],
): Promise<void> {
  const length = Math.floor(mostValues / Object.keys(rows[0] ?? { nothing: 1 }).length)
  for (let from = 0; from < rows.length; from += length) {
    const some = rows.slice(from, from + length)
    await db.insertInto(table).values(some).execute()
  }
}

/** Another reference for each place. */
function referenceOf(place: number): string {
  let [rest, text] = [place, '']
  for (let length = 0; length < referenceLength; length += 1) {
    text = referenceAlphabet.charAt(rest % referenceAlphabet.length) + text
    rest = Math.floor(rest / referenceAlphabet.length)
  }
  return text
}

const textOf = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' })

/** As ids are: time first, so that those of the bookings come in one order. */
const idOf = (place: number): string => `01900000-0000-7000-8000-${String(place).padStart(12, '0')}`

const bookingRow = (slot: Slot, place: number, now: string): Row => ({
  ...{ id: idOf(place), reference: referenceOf(place), status: 'booked' },
  ...{ slot: slot.id, counsellor: slot.counsellor, office: slot.office, mode: slot.mode },
  ...{ start_at: textOf(slot.start), end_at: textOf(slot.end) },
  ...{ topic: slot.topics[0] ?? '', language: 'de', sequence: 0, generation: 1 },
  // As long as a sealed name; nobody opens it.
  personal: `1.00000000.${'x'.repeat(90)}`,
  ...{ created_at: now, changed_at: now },
})

function claimRows({ counsellor, id: slot, start, blockedUntil }: Slot, place: number): Row[] {
  const { from, to } = quantaBetween(start, blockedUntil)
  const row = { counsellor, lane: 0, slot, owner: idOf(place) }
  return Array.from({ length: to - from }, (_, step) => ({ ...row, quantum: from + step }))
}

/** One text for all: each has its length, and none of them is read here. */
function eventText(now: Temporal.Instant): string {
  return writeEvent({
    ...{ uid: `${idOf(0)}@bench.lotse`, reference: 'K7M-4TX', sequence: 0, cancelled: false },
    ...{ start: now, end: now.add({ minutes: 30 }), changed: now, location: 'Rathaus' },
    words: { appointment: 'Termin', cancelled: 'Abgesagt' },
  })
}

const eventRow = ({ counsellor, start, end }: Slot, place: number, now: string, text: string): Row => ({
  ...{ booking: idOf(place), counsellor, text },
  ...{ start_at: textOf(start), end_at: textOf(end), changed_at: now },
})

function outboxRow({ end }: Slot, place: number): Row {
  const due = textOf(end.add({ hours: 48 }))
  return { id: idOf(place), kind: 'forget', subject: idOf(place), due_at: due, next_at: due, attempts: 0 }
}

/** Writes bookings with all that belongs to them, in one transaction, into tables in which no booking is yet. */
export async function fillBookings(
  db: Kysely<BookingTables>,
  booked: readonly Slot[],
  instant: Temporal.Instant,
): Promise<void> {
  const now = textOf(instant)
  const text = eventText(instant)
  const line = { place: 0, at: now, by_whom: 'reader', what: 'booked' }
  const rows: Readonly<Record<keyof BookingTables, readonly Row[]>> = {
    bookings: booked.map((slot, place) => bookingRow(slot, place, now)),
    claims: booked.flatMap(claimRows),
    history: booked.map(({ id }, place) => ({ ...line, booking: idOf(place), slot: id })),
    events: booked.map((slot, place) => eventRow(slot, place, now, text)),
    outbox: booked.map(outboxRow),
  }
  await db.transaction().execute(async trx => {
    for (const table of ['bookings', 'claims', 'history', 'events', 'outbox'] as const)
      await insertAll(trx, table, rows[table])
  })
}
