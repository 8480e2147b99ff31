import fc from 'fast-check'
import { bookingAgrees, daysOf, listsAgree, type Model } from './api-model.ts'
import { commands, opening } from './api-model-commands.ts'

/** Each outcome, and in how many runs it was reached. */
export type Reached = ReadonlyMap<string, number>

/**
 * Gives the running server long rows of commands, each row on a counsellor's day of its own, and compares it with a small model
 * after each. Throws where they disagree; gives what was reached in how many runs.
 */
export async function runApiModel(origin: string, numRuns: number): Promise<Reached> {
  const days = await daysOf(origin)
  const reached = new Map<string, number>()
  const references = new Set<string>()
  let run = 0
  const row = async (given: Iterable<fc.AsyncCommand<Model, never>>) => {
    const day = days[run] ?? []
    run += 1
    const [first] = day
    if (!first) throw new Error(`there are only ${days.length} days for ${numRuns} runs`)
    const seen = new Set<string>()
    const topic = first.topics.find(one => day.every(({ topics }) => topics.includes(one))) ?? ''
    const model: Model = { day, topic, language: 'de', holds: [], bookings: [], unusedKeys: [] }
    const real = {
      origin,
      run: `run ${run}`,
      references,
      reached: (outcome: string) => void seen.add(outcome),
    }
    for (const command of opening) await command.run(model, real)
    await fc.asyncModelRun(() => ({ model, real: real as never }), given)
    for (const booking of model.bookings) await bookingAgrees(real, booking)
    await listsAgree(model, real)
    for (const outcome of seen) reached.set(outcome, (reached.get(outcome) ?? 0) + 1)
  }
  await fc.assert(
    fc.asyncProperty(fc.noBias(fc.commands([...commands] as never[], { maxCommands: 80, size: 'max' })), row),
    { numRuns, endOnFailure: true },
  )
  return reached
}
