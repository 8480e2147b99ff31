import type { CounterTable } from './counter.ts'

/** Of appointments of which somebody noted whether the person came: how many, and how many were missed. */
export type MissedShare = { readonly noted: number; readonly missed: number }

/**
 * Worked out of nothing but what the table shows, so it tells nothing more: undefined where either number stands unnamed
 * among the others.
 */
export const missedShareOf = (outcomes: CounterTable | null): MissedShare | undefined => {
  const shown = (outcome: string): number | undefined =>
    outcomes?.rows.find(({ value }) => value === outcome)?.count ?? (outcomes?.others === 0 ? 0 : undefined)
  const [attended, missed] = [shown('attended'), shown('missed')]
  if (attended === undefined || missed === undefined || attended + missed === 0) return undefined
  return { noted: attended + missed, missed }
}
