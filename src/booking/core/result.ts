import type { Refusal } from './refusal.ts'

/** A value, or a refusal that was to be expected; faults are thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** The result of work that was done. */
export const done = <T>(value: T): Result<T> => ({ ok: true, value })

/** The result of work that was refused, and then left no trace. */
export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
})
