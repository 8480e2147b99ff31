import type { NoticeFault } from './typed-notice.ts'

/** Why something was not done. */
export type BoardRefusal =
  | { readonly kind: 'notice-unknown' }
  | { readonly kind: 'notice-unfit'; readonly faults: readonly NoticeFault[] }

/** A value, or why there is none. */
export type BoardResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: BoardRefusal }

/** What was asked for was done. */
export const done = <T>(value: T): BoardResult<T> => ({ ok: true, value })

/** What was asked for was not done. */
export const refused = (refusal: BoardRefusal): BoardResult<never> => ({ ok: false, refusal })
