/** Encrypts what opens a calendar, bound to its connection. */
export type Sealer = {
  readonly seal: (text: string, context: string) => string
  /** Throws where the text was altered, belongs to another connection, or its key is not there. */
  readonly open: (sealed: string, context: string) => string
}
