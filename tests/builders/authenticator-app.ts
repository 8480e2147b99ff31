import { Secret, TOTP } from 'otpauth'

/** The code that somebody's app shows for a secret at a time. */
export const codeAt = (secret: string, at: Temporal.Instant): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(/\s/g, '')) }).generate({
    timestamp: at.epochMilliseconds,
  })
