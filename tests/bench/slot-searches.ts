import { type BookingSource, bookAtFullSpeed } from './bookings.ts'
import { type LoadResult, load, type Shot } from './load.ts'

/** While what is searched: nothing else, some bookings as on a busy day, or as many as the server can take. */
export const surroundings = ['alone', '20 bookings a second', 'bookings at full speed'] as const
export type Surroundings = (typeof surroundings)[number]

/** Milliseconds of each answer, by what was searched for and what else went on. */
export type SearchTimes = Readonly<Record<Surroundings, Readonly<Record<string, readonly number[]>>>>

async function bookSlowly(origin: string, source: BookingSource, seconds: number): Promise<LoadResult> {
  const rest = { connections: 4, seconds, warmUp: 0, repeat: false, pause: 200, expected: 201 }
  const result = await load({ origin, shots: source.next(30 * seconds), ...rest })
  source.use(result.sent)
  return result
}

async function searchOneByOne(
  origin: string,
  shots: Readonly<Record<string, Shot>>,
  seconds: number,
): Promise<Record<string, readonly number[]>> {
  const times: Record<string, readonly number[]> = {}
  for (const [name, shot] of Object.entries(shots)) {
    const rest = { connections: 1, seconds, warmUp: 0.5, repeat: true, pause: 0, expected: 200 }
    times[name] = (await load({ origin, shots: [shot], ...rest })).times
  }
  return times
}

/** Measures searches of one person after the other, with nothing and with bookings beside them. */
export async function measureSearches(
  origin: string,
  shots: Readonly<Record<string, Shot>>,
  source: BookingSource,
  seconds: number,
): Promise<SearchTimes> {
  // Each search begins with a process of its own, which takes a while.
  const all = Math.ceil(Object.keys(shots).length * (seconds + 1.5))
  const search = () => searchOneByOne(origin, shots, seconds)
  const alone = await search()
  const [someTimes] = await Promise.all([search(), bookSlowly(origin, source, all)])
  const [fullTimes] = await Promise.all([search(), bookAtFullSpeed(origin, source, all, 0)])
  return { alone, '20 bookings a second': someTimes, 'bookings at full speed': fullTimes }
}
