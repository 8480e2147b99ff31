import { keptName } from './cache-rules.ts'
import { appointmentCache } from './names.ts'

/** What the kept copy may do: show itself with its own style, and send its forms to us. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"

/** Keeps a page on the device under the appointment's address. False where the device keeps nothing. */
export async function keepAppointment(address: string, html: string): Promise<boolean> {
  if (!('caches' in globalThis) || !navigator.serviceWorker?.controller) return keepLater(address, html)
  return put(address, html)
}

/** On a first visit the worker only takes over after the page has loaded. */
async function keepLater(address: string, html: string): Promise<boolean> {
  if (!('caches' in globalThis) || !('serviceWorker' in navigator)) return false
  await navigator.serviceWorker.ready
  return put(address, html)
}

async function put(address: string, html: string): Promise<boolean> {
  try {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }
    await (await caches.open(appointmentCache)).put(keptName(address), new Response(html, { headers }))
    return true
  } catch {
    return false
  }
}

/** Removes an appointment's page from the device. */
export async function forgetAppointment(address: string): Promise<void> {
  if ('caches' in globalThis) await (await caches.open(appointmentCache)).delete(keptName(address))
}

/** The numbers of the appointments on this device. */
export async function keptAppointments(): Promise<string[]> {
  if (!('caches' in globalThis)) return []
  const requests = await (await caches.open(appointmentCache)).keys()
  return requests.map(request => new URL(request.url).pathname.split('/')[2] ?? '')
}
