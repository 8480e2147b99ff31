import webPush from 'web-push'
import { failedAnswer, withoutAnswer } from '../../delivery/core/failed-answer.ts'
import { Undeliverable } from '../../delivery/core/undeliverable.ts'
import type { PushMessage, PushSender } from '../../delivery/ports/push-sender.ts'

const patienceMilliseconds = 10_000

/** Who sends, as push services know it (VAPID, RFC 8292). Base64url. */
export type PushSettings = {
  readonly publicKey: string
  readonly privateKey: string
  /** `mailto:` or `https:`: whom a push service writes to where something goes wrong. */
  readonly contact: string
  /** Whether an address may be asked: it came from a reader's browser, or from somebody who says so. */
  readonly isAllowed: (endpoint: string) => boolean
}

/** The request, encrypted for the device. Keys that are none make one that no try will send. */
const requestOf = (
  { publicKey, privateKey, contact }: PushSettings,
  endpoint: string,
  { device, payload, ttl, topic }: PushMessage,
) => {
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { ...device.keys } }, payload, {
      vapidDetails: { subject: contact, publicKey, privateKey },
      ...{ TTL: ttl, topic, urgency: 'normal' },
    })
  } catch {
    // Without the error: it may hold what is secret about the device.
    throw new Undeliverable('the keys of the device are none')
  }
}

const headersOf = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  )

/** Hands messages to push services of browsers. The library encrypts; the request is ours, so that it follows no redirect. */
export const createWebPushSender = (settings: PushSettings): PushSender => ({
  send: async message => {
    if (!settings.isAllowed(message.device.endpoint)) throw new Undeliverable('the push service is not known')
    // As `fetch` reads it: the library reads addresses in another way, and would sign for what is not asked.
    const { href } = new URL(message.device.endpoint)
    const { headers, body } = requestOf(settings, href, message)
    const asked = fetch(href, {
      method: 'POST',
      headers: headersOf(headers),
      ...(body ? { body: new Uint8Array(body) } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMilliseconds),
    })
    const answer = await asked.catch(error => {
      throw withoutAnswer('the push service', error)
    })
    await answer.body?.cancel()
    if (answer.status === 404 || answer.status === 410) return 'gone'
    if (!answer.ok) throw failedAnswer('the push service', answer.status)
    return 'taken'
  },
})
