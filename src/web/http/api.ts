// What each address of the API does; the files in pages/api are names plus a call.
import { formatManageCode, parseManageCode } from '../../booking/core/manage-code.ts'
import type { BookingKey, SlotChoice } from '../../booking/use-cases/signatures.ts'
import type { LanguageTag } from '../../i18n/languages.ts'
import type { App } from '../../server/app.ts'
import {
  appointmentLink,
  bookingAnswer,
  holdAnswer,
  json,
  manageLink,
  originOf,
  slotAnswer,
} from './answers.ts'
import { problem, refusalResponse } from './problem.ts'
import { bearerOf, languageOfRequest, readJson, readQuery } from './read-request.ts'
import {
  bookingRequestSchema,
  cancelRequestSchema,
  earlierRequestSchema,
  holdRequestSchema,
  limits,
  moveRequestSchema,
  slotsQuerySchema,
} from './schemas.ts'

/** What a route gets: the request, the application, and the parts of the address. */
export interface Call {
  readonly request: Request
  readonly app: App
  readonly reference: string
  /** The network that the request came from. */
  readonly network: string | undefined
}

function choiceOf(body: { slot?: string | undefined; hold?: string | undefined }): SlotChoice {
  if (body.hold !== undefined) return { hold: body.hold }
  return { slot: body.slot ?? '' }
}

/** What opens the booking of a call. */
export function keyOf({ request, reference, network }: Call): BookingKey {
  return { reference, code: bearerOf(request), network }
}

/** `GET /api/slots`: free slots in order of time. */
export async function getSlots({ request, app }: Call): Promise<Response> {
  const read = readQuery(slotsQuerySchema, request)
  if (!read.ok) return read.response
  const { stepFree, ...filter } = read.value
  const offices = stepFree ? app.stepFreeOffices : undefined
  const page = await app.booking.findSlots({ ...filter, offices })
  const narrowed = filter.from !== undefined || filter.to !== undefined
  if (page.slots.length === 0 && !narrowed) app.noteSearch(filter)
  return json({ slots: page.slots.map(slotAnswer(app)), next: page.next?.toString() ?? null })
}

/** `POST /api/holds`: keeps a slot for ten minutes. */
export async function postHold({ request, app, network }: Call): Promise<Response> {
  const read = await readJson(holdRequestSchema, request)
  if (!read.ok) return read.response
  const result = await app.booking.holdSlot({ slot: read.value.slot, network })
  if (!result.ok) return refusalResponse(result.refusal, languageOfRequest(request), slotAnswer(app))
  return json(holdAnswer(app, result.value), 201)
}

/**
 * `POST /api/bookings`: books; the same `Idempotency-Key` and body give the same answer for 24 hours. Where many book from one
 * network, the answer is `proof-needed` with a `challenge`; the same body with its solution as `proof` then books.
 */
export async function postBooking({ request, app, network }: Call): Promise<Response> {
  const language = languageOfRequest(request)
  const key = request.headers.get('idempotency-key') ?? undefined
  if (key !== undefined && (key === '' || key.length > limits.key))
    return problem('invalid-request', language)
  const read = await readJson(bookingRequestSchema, request)
  if (!read.ok) return read.response
  const { slot, hold, ...details } = read.value
  const choice = choiceOf({ slot, hold })
  const result = await app.booking.bookSlot({
    ...{ ...choice, ...details, idempotencyKey: key },
    ...{ network, locale: language },
  })
  if (!result.ok) return refusalResponse(result.refusal, language, slotAnswer(app))
  const { booking, code } = result.value
  const manage = manageLink(originOf(app, request), language, booking.reference, code)
  return json({ ...bookingAnswer(app, booking, manage), token: code }, 201, {
    Location: `/api/bookings/${booking.reference}`,
  })
}

/** The code as it is given out, however it was typed. */
function writtenCode(typed: string): string {
  return formatManageCode(parseManageCode(typed) ?? '')
}

async function shown(
  { request, app }: Call,
  result: Awaited<ReturnType<App['booking']['cancelBooking']>>,
): Promise<Response> {
  const language: LanguageTag = languageOfRequest(request)
  if (!result.ok) return refusalResponse(result.refusal, language, slotAnswer(app))
  const { reference } = result.value
  const manage = manageLink(originOf(app, request), language, reference, writtenCode(bearerOf(request)))
  return json(bookingAnswer(app, result.value, manage))
}

/** `GET /api/bookings/<reference>` with `Authorization: Bearer <token>`. */
export async function getBooking(call: Call): Promise<Response> {
  return shown(call, await call.app.booking.showBooking(keyOf(call)))
}

/** `POST /api/bookings/<reference>/cancel`, with a reason or without. */
export async function postCancel(call: Call): Promise<Response> {
  const read = await readJson(cancelRequestSchema, call.request, '{}')
  if (!read.ok) return read.response
  return shown(call, await call.app.booking.cancelBooking({ ...keyOf(call), ...read.value }))
}

/** `POST /api/bookings/<reference>/earlier`: whether she wants to wait for something earlier. */
export async function postEarlier(call: Call): Promise<Response> {
  const { request, app } = call
  const read = await readJson(earlierRequestSchema, request)
  if (!read.ok) return read.response
  const asked = await app.booking.askForEarlier({ ...keyOf(call), ...read.value })
  if (!asked.ok) return refusalResponse(asked.refusal, languageOfRequest(request), slotAnswer(app))
  return getBooking(call)
}

/** `POST /api/bookings/<reference>/move`: the new slot is taken and the old one freed, or nothing changes. */
export async function postMove(call: Call): Promise<Response> {
  const read = await readJson(moveRequestSchema, call.request)
  if (!read.ok) return read.response
  return shown(call, await call.app.booking.moveBooking({ ...keyOf(call), ...choiceOf(read.value) }))
}

/** `GET /api/bookings/<reference>/calendar.ics`: the reader's own calendar file, in the language asked for. */
export async function getReaderCalendar(call: Call): Promise<Response> {
  const { request, app } = call
  const language = languageOfRequest(request)
  const result = await app.booking.showBooking(keyOf(call))
  if (!result.ok) return refusalResponse(result.refusal, language, slotAnswer(app))
  const link = appointmentLink(originOf(app, request), language, result.value.reference)
  return calendarFile(app.writeReaderCalendar(result.value, language, link), result.value.reference)
}

/** A calendar file that a phone offers to open. */
export function calendarFile(text: string, reference: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="termin-${reference.toLowerCase()}.ics"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** `GET /api/health`: 503 where it cannot serve. */
export async function getHealth({ app }: Call): Promise<Response> {
  const health = await app.health()
  return json(health, health.status === 'ok' ? 200 : 503)
}
