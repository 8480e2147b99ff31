import type { Personal } from '../../booking/core/booking.ts'
import { formatReference } from '../../booking/core/reference.ts'
import type { HeldData } from '../../booking/ports/held-data.ts'

/** `emailKey` as people read it: `email key`. */
function wordsOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (value instanceof Temporal.Instant)
    return `${value.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'second' })} (Berlin)`
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value).trimEnd().replaceAll(/\r?\n/g, '\n      ')
}

/** Every field of a record with its value, so that none can be left out. */
function section(title: string, record: object): string[] {
  return ['', title, ...Object.entries(record).map(([key, value]) => `  ${wordsOf(key)}: ${shown(value)}`)]
}

function sections(title: string, records: readonly object[]): string[] {
  if (records.length === 0) return ['', `${title}: none`]
  return records.flatMap((record, place) => section(`${title}, ${place + 1} of ${records.length}`, record))
}

function typedBy(personal: Personal | null): string[] {
  if (personal === null) return ['', 'What she typed: wiped']
  const { name, contact, note } = personal
  return section('What she typed', { name, email: contact?.email, phone: contact?.phone, note })
}

/** All that is held about a booking, for people to read; `personal` as it was typed. */
export function heldDataLines(held: HeldData, personal: Personal | null): readonly string[] {
  const { personal: _sealed, ...booking } = held.booking
  return [
    `Everything that is held about ${formatReference(held.booking.reference)}`,
    ...typedBy(personal),
    ...section('Appointment', booking),
    ...sections('What happened to it', held.history),
    ...sections('Entry in a counsellor’s calendar', held.events),
    ...sections('Waits to be done', held.deliveries),
    ...sections('Waits for an earlier time', held.waiting === null ? [] : [held.waiting]),
    ...sections('Time that it takes (5 minutes from epoch second quantum × 300)', held.claims),
    ...sections('Answer to the form, kept so that sending it twice books once', held.answers),
    ...sections('Hash of the network, kept for a day', held.network === null ? [] : [held.network]),
    ...sections('Device that is reminded; where it is reached is sealed', held.devices),
  ]
}

/** How much there is of a booking, without what is in it. */
export function heldDataSummary({ booking, ...held }: HeldData): readonly string[] {
  const { history, events, deliveries, waiting, claims, answers, network, devices } = held
  const parts = {
    'lines of history': history.length,
    'calendar entries': events.length,
    'deliveries to come': deliveries.length,
    'places in the line for an earlier time': waiting === null ? 0 : 1,
    'claims of 5 minutes': claims.length,
    'answers to its form': answers.length,
    'hashes of its network': network === null ? 0 : 1,
    'devices that are reminded': devices.length,
  }
  return [
    `booking ${formatReference(booking.reference)}, ${booking.status}, ${shown(booking.start)}`,
    `name and contact: ${booking.personal === null ? 'wiped already' : 'sealed'}`,
    ...Object.entries(parts).map(([name, count]) => `${name}: ${count}`),
  ]
}
