/** A browser on a device that is reminded: where its push service is reached, and the keys that only it can open with (RFC 8291). */
export type Device = {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** The most devices that one appointment reminds on: her own, one more, and that of somebody who helps. */
export const mostDevices = 3

const isNamed = (service: string, { protocol, host, origin }: URL): boolean => {
  if (service.includes('://')) return origin === service
  if (protocol !== 'https:') return false
  return service.startsWith('*.') ? host.endsWith(service.slice(1)) : host === service
}

/**
 * Whether an address is one of a push service that is named: `host`, `*.host` (both https, usual port) or a whole origin. The
 * address comes from whoever asks to be reminded, and could otherwise make the server ask any other server.
 */
export const isPushService = (endpoint: string, services: readonly string[]): boolean => {
  const url = URL.parse(endpoint)
  if (url === null || url.username !== '' || url.password !== '') return false
  return services.some(service => isNamed(service, url))
}
