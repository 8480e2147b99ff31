/** A sealed text needs a key that is not there: the installation's secret is another one, and the former one is not named. */
export class KeyMissing extends Error {
  // Written out, so that it can be told from others after minifying.
  override readonly name = 'KeyMissing'
}

/** Encrypts personal fields at rest. The context (the booking's id) binds a text to its row. */
export type Sealer = {
  readonly seal: (text: string, context: string) => string
  /** Throws where the text was altered or belongs to another row, and `KeyMissing` where the key is not there. */
  readonly open: (sealed: string, context: string) => string
  /** Whether a text was sealed with the present key, not with a former one. */
  readonly isCurrent: (sealed: string) => boolean
}
