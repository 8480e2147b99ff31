/** Encrypts secrets at rest. The context binds a text to its row. */
export type Sealer = {
  readonly seal: (text: string, context: string) => string
  /** Throws where the text was altered, or its key is not there. */
  readonly open: (sealed: string, context: string) => string
  /** Whether a text was sealed with the present key, not with a former one. */
  readonly isCurrent: (sealed: string) => boolean
}
