/** A slot kept for some minutes while somebody fills in the form. */
export type Hold = {
  readonly id: string
  readonly slot: string
  readonly expires: Temporal.Instant
  /** Keyed hash of the client's own key: one client keeps one slot at a time. */
  readonly client: string | null
}
