import type { BenchDistrict } from './district.ts'

/** A database of its own that was filled with a district, and what a server needs to use it. */
export interface BenchEngine {
  readonly name: string
  readonly env: Readonly<Record<string, string>>
  /** Folder for the server's data. */
  readonly data: string
  /** With how many connections bare commits are measured. */
  readonly commitConnections: readonly number[]
  /** Transactions of one row each that are committed in a second, as safely as the server commits. */
  readonly commitRate: (connections: number, seconds: number) => Promise<number>
  readonly close: () => Promise<void>
}

export type OpenBenchEngine = (district: BenchDistrict, now: Temporal.Instant) => Promise<BenchEngine>

/** What a bare transaction writes. */
export const note = 'x'.repeat(100)

/** Does something again and again for some seconds, on several connections; how often a second it was done. */
export async function rateOf(
  connections: number,
  seconds: number,
  once: (connection: number) => Promise<unknown> | unknown,
): Promise<number> {
  const begin = performance.now()
  let count = 0
  const repeat = async (connection: number): Promise<void> => {
    while (performance.now() - begin < seconds * 1_000) {
      await once(connection)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => repeat(connection)))
  return count / ((performance.now() - begin) / 1_000)
}
