/** A key on a device of hers that signs her in, as she sees it. */
export type Passkey = {
  readonly id: string
  /** As she called it. */
  readonly name: string
  readonly created: Temporal.Instant | null
}

export const mostNameCharacters = 60
