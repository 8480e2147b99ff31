import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { OneTimeCodes } from '../../staff/ports/one-time-codes.ts'

/** What every authenticator app knows (RFC 6238): SHA-1, six digits, half a minute. */
const period = 30
const settings = { algorithm: 'SHA1', digits: 6, period } as const

/** Clocks of telephones are off by some seconds, and people type slowly: one code before and one after are right, too. */
const window = 1

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ ...settings, issuer: 'Lotse', label, secret: Secret.fromBase32(secret) })

/** Crockford's base 32: nothing that is mistaken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const recoveryCharacters = 16

/** One-time codes with `otpauth`. */
export const createOneTimeCodes = (): OneTimeCodes => ({
  newSecret: () => new Secret({ size: 20 }).base32,
  address: (secret, email) => totpOf(secret, email).toString(),
  stepOf: (secret, code, now) => {
    const timestamp = now.epochMilliseconds
    const delta = totpOf(secret).validate({ token: code, timestamp, window })
    return delta === null ? undefined : Math.floor(timestamp / 1_000 / period) + delta
  },
  recoveryCode: () =>
    Array.from({ length: recoveryCharacters }, () => alphabet[randomInt(alphabet.length)]).join(''),
})
