/** New names that nobody can guess. */
export type Identifiers = {
  readonly uuid: () => string
  /** Six characters of the reference alphabet. */
  readonly reference: () => string
  /** A whole number between two, both included, that nobody can foresee. */
  readonly number: (least: number, most: number) => number
}
