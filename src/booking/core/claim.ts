/** A run of quanta of 5 minutes since the epoch, half open: [from, to). */
export type QuantumRange = { readonly from: number; readonly to: number }

/** The row that makes overlap impossible: (counsellor, lane, quantum) exists once. */
export type Claim = {
  readonly counsellor: string
  /** 0 is the counsellor's whole attention; seats of a group session sit in lanes 1 to n. */
  readonly lane: number
  readonly quantum: number
  readonly slot: string
  /** Id of the booking or the hold; on the lane 0 of a group session its slot id. */
  readonly owner: string
}
