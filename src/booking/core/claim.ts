/** A run of quanta of 5 minutes since the epoch, half open: [from, to). */
export type QuantumRange = { readonly from: number; readonly to: number }

/** Time that a calendar of her own takes from a counsellor. */
export type Busy = QuantumRange & { readonly counsellor: string }

/** Who keeps the time in which a counsellor is busy elsewhere. */
export const busyOwner = 'busy'

/** A busy time as claims, as far as it is within a run of quanta. */
export const busyClaims = ({ counsellor, from, to }: Busy, within: QuantumRange): readonly Claim[] => {
  const first = Math.max(from, within.from)
  const length = Math.max(0, Math.min(to, within.to) - first)
  return Array.from({ length }, (_, place) => ({
    ...{ counsellor, lane: 0, quantum: first + place, slot: `${busyOwner}.`, owner: busyOwner },
  }))
}

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
