import type { Echo } from './echo.ts'
import type { BenchEngine } from './engine.ts'
import { type LoadResult, load, type Shot } from './load.ts'
import { median } from './measure.ts'

const connections = 32
const rounds = 3

/** More than a server can book in a second; what is not sent is kept for the next round. */
const mostPerSecond = 5_000

/** What was measured in one round, one after the other, so that whatever else the machine does hits all of it. */
export interface BookingRound {
  /** Bare commits a second, by the number of connections. */
  readonly commits: Readonly<Record<number, number>>
  readonly echoes: number
  readonly bookings: LoadResult
}

async function echoRate({ origin }: Echo, sample: Shot, seconds: number): Promise<number> {
  const rest = { connections, seconds, warmUp: 1, repeat: true, pause: 0, expected: 201 }
  return (await load({ origin, shots: [sample], ...rest })).perSecond
}

/** The part of all bookings that nobody has sent yet. */
export function bookingSource(all: readonly Shot[]) {
  let used = 0
  return {
    next: (count: number): readonly Shot[] => all.slice(used, used + count),
    use: (sent: number): void => {
      used += sent
    },
  }
}
export type BookingSource = ReturnType<typeof bookingSource>

/** Books as fast as the server answers. */
export async function bookAtFullSpeed(
  origin: string,
  source: BookingSource,
  seconds: number,
  warmUp = 2,
): Promise<LoadResult> {
  const shots = source.next(mostPerSecond * (seconds + warmUp))
  const rest = { connections, seconds, warmUp, repeat: false, pause: 0, expected: 201 }
  const result = await load({ origin, shots, ...rest })
  source.use(result.sent)
  return result
}

/** Measures bookings beside what bounds them, several times. */
export async function measureBookings(
  engine: BenchEngine,
  echo: Echo,
  origin: string,
  source: BookingSource,
  seconds: number,
): Promise<readonly BookingRound[]> {
  const results: BookingRound[] = []
  const [sample] = source.next(1)
  if (!sample) throw new Error('there is nothing to book')
  for (let round = 0; round < rounds; round += 1) {
    const commits: Record<number, number> = {}
    for (const count of engine.commitConnections) commits[count] = await engine.commitRate(count, seconds / 4)
    const echoes = await echoRate(echo, sample, seconds / 4)
    results.push({ commits, echoes, bookings: await bookAtFullSpeed(origin, source, seconds) })
  }
  return results
}

/** The median over the rounds of one figure. */
export function overRounds(rounds: readonly BookingRound[], figure: (round: BookingRound) => number): number {
  return median(rounds.map(figure))
}
