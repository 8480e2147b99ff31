/** Why office hours are not as their rule says, for the colleagues who look; readers get a reason of their own. */
export const exceptionReasons = ['vacation', 'ill', 'training', 'closed', 'other'] as const

export type ExceptionReason = (typeof exceptionReasons)[number]

/** Wall clock, `HH:MM`, half open. */
export type Hours = { readonly from: string; readonly to: string }

/** Dates on which office hours are not as their rule says. */
export type Exception = {
  readonly id: string
  /** `off` takes time away; `other-hours` puts other hours in the place of a rule's, on holidays too. */
  readonly kind: 'off' | 'other-hours'
  /** Null: everybody, for example on a bridging day. */
  readonly counsellor: string | null
  /** Null: all rules of the counsellor. `other-hours` names its rule. */
  readonly rule: string | null
  /** First and last date, `YYYY-MM-DD`, both included. */
  readonly from: string
  readonly to: string
  /** `off`: the part of each day that is taken away, null for all of it. `other-hours`: the hours that hold. */
  readonly hours: Hours | null
  readonly reason: ExceptionReason
}
