import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { encodeManageCode } from '../../booking/core/manage-code.ts'
import type { Secrets } from '../../booking/ports/secrets.ts'
import { deriveKey } from './derive-key.ts'

const lookupBytes = 16

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

// Parts are kept apart by a character that none of them contains.
const mac = (key: Buffer, ...parts: readonly (string | number)[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\0')).digest()

// Hashing first gives equal lengths, which the comparison needs.
const equal = (left: string, right: string): boolean => timingSafeEqual(sha256(left), sha256(right))

type Derived = Pick<Secrets, 'manageCode' | 'feedSecret'>

const derivedFrom = (secret: string): Derived => {
  const manageKey = deriveKey(secret, 'manage')
  const feedKey = deriveKey(secret, 'feed')
  return {
    manageCode: (booking, generation) => encodeManageCode(mac(manageKey, 'manage', booking, generation)),
    feedSecret: (feed, generation) => mac(feedKey, 'feed', feed, generation).toString('base64url'),
  }
}

/** Compares with each, also after one was equal, so that the time does not tell which. */
const isAny = (candidates: readonly string[], text: string): boolean =>
  candidates.map(candidate => equal(candidate, text)).includes(true)

/**
 * Derives codes, feed addresses and hashes from the installation's secret. What was derived from a former one is still
 * recognized, and nothing new is derived from it.
 */
export const createSecrets = (secret: string, formerSecrets: readonly string[] = []): Secrets => {
  const present = derivedFrom(secret)
  const all = [present, ...formerSecrets.map(derivedFrom)]
  const hashKey = deriveKey(secret, 'hash')
  return {
    ...present,
    isManageCode: (booking, generation, code) =>
      isAny(
        all.map(({ manageCode }) => manageCode(booking, generation)),
        code,
      ),
    isFeedSecret: (feed, generation, text) =>
      isAny(
        all.map(({ feedSecret }) => feedSecret(feed, generation)),
        text,
      ),
    feedLookup: text => sha256(text).subarray(0, lookupBytes).toString('hex'),
    keyedHash: (purpose, text) => mac(hashKey, purpose, text).toString('hex'),
  }
}
