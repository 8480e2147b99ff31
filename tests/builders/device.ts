import { createECDH, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Device } from '../../src/booking/core/device.ts'

const require = createRequire(import.meta.url)
// What web-push encrypts with opens too; it has no types.
const { decrypt }: { decrypt: (body: Buffer, options: object) => Buffer } = require('http_ece')

/** A browser on a device, as a push service and our server meet it. */
export interface TestDevice {
  /** What `PushSubscription.toJSON()` gives. */
  readonly subscription: Device & { readonly expirationTime: null }
  /** Opens what was sent, as the browser does (RFC 8188, 8291). */
  readonly open: (body: Buffer) => string
}

/** A device whose push service is at an address. */
export function aDevice(endpoint: string): TestDevice {
  const own = createECDH('prime256v1')
  const p256dh = own.generateKeys().toString('base64url')
  const auth = randomBytes(16).toString('base64url')
  return {
    subscription: { endpoint, expirationTime: null, keys: { p256dh, auth } },
    open: body => decrypt(body, { version: 'aes128gcm', privateKey: own, authSecret: auth }).toString(),
  }
}
