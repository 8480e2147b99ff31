/**
 * Everything derived from the one secret of the installation; nothing derived is ever stored. To compare takes the same time
 * for every text.
 */
export type Secrets = {
  /** 16 characters of Crockford's base 32 (80 bits) that manage this booking. */
  readonly manageCode: (booking: string, generation: number) => string
  /** Whether this is a booking's code, made with the present secret or a former one. */
  readonly isManageCode: (booking: string, generation: number, code: string) => boolean
  /** 256 bits as base64url: the address of a feed. */
  readonly feedSecret: (feed: string, generation: number) => string
  /** Whether this is the address of a feed, made with the present secret or a former one. */
  readonly isFeedSecret: (feed: string, generation: number, secret: string) => boolean
  /** The stored column by which a feed is found: the first 16 bytes of its secret's SHA-256, in hex. */
  readonly feedLookup: (secret: string) => string
  /** A hash that only this installation can make, in hex; the purpose keeps uses apart. */
  readonly keyedHash: (purpose: string, text: string) => string
}
