import { parseArgs } from 'node:util'

/** What a run of the bench is asked to do. */
export interface BenchOptions {
  /** Length of each measurement. */
  readonly seconds: number
  /** Length of the soak; 0 leaves it out. */
  readonly soakMinutes: number
  /** Only the engine with this name; undefined: all. */
  readonly engine: string | undefined
}

function numberOf(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} is ${text}; it must be a number`)
  return value
}

/** Reads `--seconds`, `--soak` and `--engine`. Throws where one of them cannot be read. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '8' },
      soak: { type: 'string', default: '0' },
      engine: { type: 'string' },
    },
  })
  return {
    seconds: numberOf('seconds', values.seconds),
    soakMinutes: numberOf('soak', values.soak),
    engine: values.engine,
  }
}
