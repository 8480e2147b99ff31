import { berlinDate } from '../../../../booking/core/berlin.ts'
import type { DayWanted } from '../../../../server/workspace/desk.ts'
import { idOf } from '../../talk.ts'

/** What the query of an address says: all whom she works for, not one counsellor. */
export const everybody = 'all'

/** A day, and whose: `counsellor` is what her choice is written as, `wanted` what it means. */
export interface ChosenDay {
  readonly date: Temporal.PlainDate
  readonly counsellor: string
  readonly wanted: DayWanted
}

/** A date of the years in which there are appointments; undefined for every other text. */
export function dateOf(text: string | undefined): Temporal.PlainDate | undefined {
  return /^20\d\d-\d\d-\d\d$/.test(text ?? '') ? plainDate(text ?? '') : undefined
}

function plainDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** The day that texts ask for, today where they ask for none; of `own` where they name nobody. */
export function chosenDay(
  texts: Readonly<Record<string, string>>,
  own: string | undefined,
  now: Temporal.Instant,
): ChosenDay {
  const date = dateOf(texts.date) ?? berlinDate(now)
  const counsellor = idOf(texts.counsellor) ?? own ?? everybody
  return { date, counsellor, wanted: { date, counsellor: counsellor === everybody ? undefined : counsellor } }
}
