import type { BookingDetails, BookingSummary, EarlierSlot } from '../../booking/core/booking.ts'
import type { Counsellor } from '../../booking/core/counsellor.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import type { LanguageTag } from '../../i18n/languages.ts'
import type { App } from '../../server/app.ts'
import { pageAddress } from '../addresses.ts'

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })
}

function counsellorAnswer({ id, label, languages }: Counsellor) {
  return { id, label, languages }
}

function officeAnswer(app: App, office: string | null) {
  const place = app.placeOf(office)
  return place === undefined ? null : { id: place.id, name: place.name }
}

/** A slot as the API writes it. */
export function slotAnswer(app: App) {
  return (slot: OfferedSlot) => ({
    id: slot.id,
    start: slot.start.toString(),
    end: slot.end.toString(),
    mode: slot.mode,
    seats: slot.seats,
    office: officeAnswer(app, slot.office),
    counsellor: counsellorAnswer(slot.counsellor),
    topics: slot.topics.length > 0 ? slot.topics : slot.counsellor.topics,
  })
}

/** The origin that links are written with: the configured one, else the one the request came to. */
export function originOf(app: App, request: Request): string {
  return app.siteUrl ?? new URL(request.url).origin
}

/** The page of a booking, which asks for the code. */
export function appointmentLink(origin: string, language: LanguageTag, reference: string): string {
  return `${origin}${pageAddress(language, `appointment/${reference}/`)}`
}

/** The link that opens a booking: the code stands in the fragment, which browsers never send. */
export function manageLink(origin: string, language: LanguageTag, reference: string, code: string): string {
  return `${appointmentLink(origin, language, reference)}#${code}`
}

/** A slot that is kept for somebody, as the API writes it. */
export function holdAnswer(app: App, { hold, slot, expires }: EarlierSlot) {
  return { hold, slot: slotAnswer(app)(slot), expires: expires.toString() }
}

function earlierAnswer(app: App, { wanted, offer }: BookingDetails['earlier']) {
  return { wanted, offer: offer && holdAnswer(app, offer) }
}

/** A booking as the API writes it, without the code. */
export function bookingAnswer(app: App, booking: BookingSummary | BookingDetails, manage: string) {
  return {
    reference: booking.reference,
    status: booking.status,
    start: booking.start.toString(),
    end: booking.end.toString(),
    mode: booking.mode,
    topic: booking.topic,
    language: booking.language,
    office: officeAnswer(app, booking.office),
    counsellor: counsellorAnswer(booking.counsellor),
    wishes: booking.wishes,
    bookedBy: booking.bookedBy,
    reason: booking.reason,
    ...('earlier' in booking ? { earlier: earlierAnswer(app, booking.earlier) } : {}),
    manage,
    calendar: `/api/bookings/${booking.reference}/calendar.ics`,
  }
}
