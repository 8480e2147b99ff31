/** Encrypts personal fields at rest. The context (the booking's id) binds a text to its row. */
export type Sealer = {
  readonly seal: (text: string, context: string) => string
  /** Throws where the text was altered, belongs to another row, or the key is not there. */
  readonly open: (sealed: string, context: string) => string
}
