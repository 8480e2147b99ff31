import { type BookingSource, bookAtFullSpeed } from './bookings.ts'
import type { Echo } from './echo.ts'
import { type LoadResult, load, type Shot } from './load.ts'

/** While what is searched: nothing else, some bookings as on a busy day, or as many as the server can take. */
export const surroundings = ['alone', '20 bookings a second', 'bookings at full speed'] as const
export type Surroundings = (typeof surroundings)[number]

/** Milliseconds of each answer, by what was searched for and what else went on. */
export type SearchTimes = Readonly<Record<Surroundings, Readonly<Record<string, readonly number[]>>>>

/** Seconds: days are worked out once, which is not what is measured; and each load is a process of its own. */
const warmUp = 2
const startOfProcess = 0.5

async function bookSlowly(origin: string, source: BookingSource, seconds: number): Promise<LoadResult> {
  const rest = { connections: 4, seconds, warmUp: 0, repeat: false, pause: 200, expected: 201 }
  const result = await load({ origin, shots: source.next(30 * seconds), ...rest })
  source.use(result.sent)
  return result
}

/** A search, or what it is compared with: where to, what, and the status of the answer. */
type Target = { readonly origin: string; readonly shot: Shot; readonly expected: number }

async function askOneByOne(
  targets: Readonly<Record<string, Target>>,
  seconds: number,
): Promise<Record<string, readonly number[]>> {
  const times: Record<string, readonly number[]> = {}
  for (const [name, { shot, ...target }] of Object.entries(targets)) {
    const rest = { connections: 1, seconds, warmUp, repeat: true, pause: 0 }
    times[name] = (await load({ shots: [shot], ...target, ...rest })).times
  }
  return times
}

/** Measures searches of one person after the other, with nothing and with bookings beside them. */
export async function measureSearches(
  echo: Echo,
  origin: string,
  shots: Readonly<Record<string, Shot>>,
  source: BookingSource,
  seconds: number,
): Promise<SearchTimes> {
  const sample: Shot = { method: 'GET', path: '/' }
  const targets: Record<string, Target> = {
    'bare HTTP, for comparison': { origin: echo.origin, shot: sample, expected: 201 },
  }
  for (const [name, shot] of Object.entries(shots)) targets[name] = { origin, shot, expected: 200 }
  const all = Math.ceil(Object.keys(targets).length * (warmUp + seconds + startOfProcess))
  const search = () => askOneByOne(targets, seconds)
  const alone = await search()
  const [someTimes] = await Promise.all([search(), bookSlowly(origin, source, all)])
  const [fullTimes] = await Promise.all([search(), bookAtFullSpeed(origin, source, all, 0)])
  return { alone, '20 bookings a second': someTimes, 'bookings at full speed': fullTimes }
}
