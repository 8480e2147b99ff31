/**
 * Work for a machine, in ALTCHA's form (version 2): of no use to anybody, cheap for one person's telephone, dear for who
 * books by the hundred. Signed, so that it need not be stored.
 */
export type Challenge = {
  readonly parameters: {
    readonly algorithm: string
    readonly nonce: string
    readonly salt: string
    /** Rounds for each number that is tried. */
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
    readonly keySignature?: string
    /** Seconds since 1970. */
    readonly expiresAt?: number
    readonly data?: Record<string, string | number | boolean | null>
  }
  readonly signature: string
}
