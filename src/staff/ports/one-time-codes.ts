/** Codes of an authenticator app (RFC 6238), and those for when it is lost. */
export type OneTimeCodes = {
  /** A secret of 160 bits in base 32. */
  readonly newSecret: () => string
  /** What an app reads from a QR code: `otpauth://…`. */
  readonly address: (secret: string, email: string) => string
  /** The half-minute since 1970 that a code is of; undefined where it is of none near now. */
  readonly stepOf: (secret: string, code: string, now: Temporal.Instant) => number | undefined
  /** A code of 80 bits, in Crockford's base 32. */
  readonly recoveryCode: () => string
}
