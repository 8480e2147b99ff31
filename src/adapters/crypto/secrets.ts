import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { encodeManageCode } from '../../booking/core/manage-code.ts'
import type { Secrets } from '../../booking/ports/secrets.ts'
import { deriveKey } from './derive-key.ts'

const lookupBytes = 16

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

// Parts are kept apart by a character that none of them contains.
const mac = (key: Buffer, ...parts: readonly (string | number)[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\0')).digest()

/** Derives codes, feed addresses and hashes from the installation's secret. */
export const createSecrets = (secret: string): Secrets => {
  const manageKey = deriveKey(secret, 'manage')
  const feedKey = deriveKey(secret, 'feed')
  const hashKey = deriveKey(secret, 'hash')
  return {
    manageCode: (booking, generation) => encodeManageCode(mac(manageKey, 'manage', booking, generation)),
    feedSecret: (counsellor, generation) =>
      mac(feedKey, 'feed', counsellor, generation).toString('base64url'),
    feedLookup: text => sha256(text).subarray(0, lookupBytes).toString('hex'),
    keyedHash: (purpose, text) => mac(hashKey, purpose, text).toString('hex'),
    // Hashing first gives equal lengths, which the comparison needs.
    equal: (left, right) => timingSafeEqual(sha256(left), sha256(right)),
  }
}
