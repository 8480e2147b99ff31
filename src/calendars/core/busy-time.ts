/** Time that one object of a calendar takes: quanta of 5 minutes since the epoch, half open. */
export type BusyQuanta = { readonly object: string; readonly from: number; readonly to: number }

/** The name under which a counsellor is busy because nobody knows what her calendar says; no object is called so. */
export const closedObject = ''

/** A quantum after every horizon: until then she is busy, where nobody knows until when. */
export const everAfter = 2_000_000_000
