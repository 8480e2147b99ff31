// What `/api/bookings/<reference>/alerts` does: reminders on devices.
import { createHash } from 'node:crypto'
import { alertRemovalSchema, alertRequestSchema } from './alert-schemas.ts'
import { json } from './answers.ts'
import { type Call, keyOf } from './api.ts'
import { refusalResponse } from './problem.ts'
import { languageOfRequest, readJson } from './read-request.ts'

/** No slot is in what these are refused with. */
const noSlot = () => undefined

/** A name for an address that tells nobody the address: to its device alone, which makes the same. */
function nameOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url')
}

/** `GET`: the devices that are reminded, by the SHA-256 of their addresses. */
export async function getAlerts(call: Call): Promise<Response> {
  const listed = await call.app.booking.listDevices(keyOf(call))
  if (!listed.ok) return refusalResponse(listed.refusal, languageOfRequest(call.request), noSlot)
  return json({ devices: listed.value.map(nameOf) })
}

/** `POST`: reminds on a device, and says when. Doing it twice is as good as once. */
export async function postAlert(call: Call): Promise<Response> {
  const language = languageOfRequest(call.request)
  const read = await readJson(alertRequestSchema, call.request)
  if (!read.ok) return read.response
  const { endpoint, keys } = read.value
  const device = { endpoint, keys }
  const result = await call.app.booking.subscribeDevice({ ...keyOf(call), device, locale: language })
  if (!result.ok) return refusalResponse(result.refusal, language, noSlot)
  return json({ due: result.value.due.toString() }, 201)
}

/** `DELETE`: reminds on a device no more. */
export async function deleteAlert(call: Call): Promise<Response> {
  const read = await readJson(alertRemovalSchema, call.request)
  if (!read.ok) return read.response
  const { endpoint } = read.value
  const result = await call.app.booking.unsubscribeDevice({ ...keyOf(call), endpoint })
  if (!result.ok) return refusalResponse(result.refusal, languageOfRequest(call.request), noSlot)
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
