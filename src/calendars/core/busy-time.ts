/** Time that one object of a calendar takes: quanta of 5 minutes since the epoch, half open. */
export type BusyQuanta = { readonly object: string; readonly from: number; readonly to: number }
