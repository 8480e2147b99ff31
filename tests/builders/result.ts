import type { Refusal, RefusalKind } from '../../src/booking/core/refusal.ts'
import type { Result } from '../../src/booking/core/result.ts'

/** The value of a result that must not be a refusal. */
export const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** The refusal of a result that must be one. */
export const refusalOf = (result: Result<unknown>): Refusal => {
  if (result.ok) throw new Error('it was not refused')
  return result.refusal
}

/** The kind of a refusal, or `ok`. */
export const outcomeOf = (result: Result<unknown>): RefusalKind | 'ok' =>
  result.ok ? 'ok' : result.refusal.kind

/** The only or first one of a list that must not be empty. */
export const firstOf = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined) throw new Error('the list is empty')
  return first
}

/** The one at a place that must be there. */
export const at = <T>(list: readonly T[], place: number): T => {
  const found = list.at(place)
  if (found === undefined) throw new Error(`there is nothing at ${place} of ${list.length}`)
  return found
}
