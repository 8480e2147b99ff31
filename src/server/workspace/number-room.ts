import { berlinDate } from '../../booking/core/berlin.ts'
import { linesOf, type NumberWords, rowsOf } from '../../booking/core/number-lines.ts'
import type { Numbers } from '../../booking/core/numbers.ts'
import { makeReadFreeSlots } from '../../booking/use-cases/read-free-slots.ts'
import { makeReadNumbers } from '../../booking/use-cases/read-numbers.ts'
import { writeCsv } from '../../csv/write-csv.ts'
import type { StaffTag } from '../../i18n/strings/staff-strings.ts'
import { may } from '../../staff/core/may.ts'
import { numberHeads, numberWordsOf } from '../number-words.ts'
import type { Actor } from './acting.ts'
import type { WorkspaceNeeds } from './workspace.ts'

/** Whole months, both included. */
export type MonthSpan = { readonly from: Temporal.PlainYearMonth; readonly to: Temporal.PlainYearMonth }

/** The numbers of some months, and what is free from now on; undefined for who may not read them. */
export type NumberRoom = {
  readonly read: (actor: Actor, span: MonthSpan) => Promise<Numbers | undefined>
  /** The same as a table for a spreadsheet, in German. */
  readonly csv: (actor: Actor, span: MonthSpan) => Promise<string | undefined>
  readonly words: (language: StaffTag) => NumberWords
  /** Which counters the district has turned on. */
  readonly counts: { readonly searches: boolean; readonly readings: boolean }
}

/** Further ahead than one can ever book. */
const monthsAhead = 12

/** Makes what reads numbers for who may. Nothing in them is about one person, so reading them leaves no line in the log. */
export const makeNumberRoom = ({
  booking,
  content,
}: Pick<WorkspaceNeeds, 'booking' | 'content'>): NumberRoom => {
  const readNumbers = makeReadNumbers(booking)
  const readFreeSlots = makeReadFreeSlots(booking)
  const read = async ({ role }: Actor, span: MonthSpan) => {
    if (!may(role, 'read-numbers')) return undefined
    const today = berlinDate(booking.clock.now())
    const free = await readFreeSlots({ from: today, to: today.add({ months: monthsAhead }) })
    return { ...(await readNumbers(span)), free }
  }
  const { searchesWithoutResult = false, guidesRead = false } = content.district.numbers ?? {}
  return {
    read,
    csv: async (actor, span) => {
      const numbers = await read(actor, span)
      return numbers && writeCsv([numberHeads, ...rowsOf(linesOf(numbers), numberWordsOf(content))])
    },
    words: language => numberWordsOf(content, language),
    counts: { searches: searchesWithoutResult, readings: guidesRead },
  }
}
