/** Counsellors who share their work, for example an integration point: one pool to whoever books. */
export type Team = {
  readonly id: string
  readonly label: string
  /** Ids of counsellors. */
  readonly members: readonly string[]
}
