/** New names that nobody can guess. */
export type Identifiers = {
  readonly uuid: () => string
  /** Six characters of the reference alphabet. */
  readonly reference: () => string
}
