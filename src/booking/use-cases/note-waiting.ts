import { berlinDate, berlinMinutes } from '../core/berlin.ts'
import { done } from '../core/result.ts'
import type { WaitingTime } from '../core/waiting-time.ts'
import type { BookingDependencies } from './dependencies.ts'
import { freeInOrder, type Search, startSearch } from './offer-slots.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'timetable'>

/** From when in the day waiting times are measured: when offices open. Minutes since midnight in Berlin. */
const measuredFrom = 8 * 60

const hoursUntilFirst = async (needs: Needs, search: Search): Promise<number | null> => {
  for await (const [first] of freeInOrder(needs, search, search.bookable))
    if (first) return Math.floor(search.now.until(first.start).total('hours'))
  return null
}

/**
 * Notes once a day for each language how long one waits: what the list of free times tells anybody at that moment, which
 * nobody could tell afterwards. Called again, or by several processes, it changes nothing. A day on which no process ran
 * after eight o'clock is missing.
 */
export const makeNoteWaiting = (needs: Needs) => async (): Promise<void> => {
  const now = needs.clock.now()
  if (berlinMinutes(now) < measuredFrom) return
  const day = berlinDate(now).toString()
  if ((await needs.storage.waitingTimes(day, day)).length > 0) return
  const { offer } = await needs.timetable.district()
  const bookable = offer.filter(({ rule }) => rule.access !== 'walk-in')
  const languages = new Set(bookable.flatMap(({ counsellor }) => counsellor.languages))
  const times: WaitingTime[] = []
  for (const language of languages) {
    const search = await startSearch(needs, { language }, undefined)
    times.push({ day, language, hours: await hoursUntilFirst(needs, search) })
  }
  await needs.storage.transaction(async tx => done(await tx.numbers.noteWaiting(times)))
}
