/** What links are made of, and names of rows. */
export type Tokens = {
  /** A secret of 256 bits for a link. */
  readonly secret: () => string
  /** What is stored in the place of a secret. */
  readonly hash: (secret: string) => string
  readonly id: () => string
}
