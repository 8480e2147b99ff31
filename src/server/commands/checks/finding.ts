/** What one check found: nothing to do, something to look after, or something that must be mended. */
export type Level = 'ok' | 'warning' | 'fault'

export interface Finding {
  readonly level: Level
  /** What was looked at, in a word. */
  readonly about: string
  readonly text: string
}

const codes: Readonly<Record<Level, number>> = { ok: 0, warning: 1, fault: 2 }

/** The exit code that the findings come to: that of the worst. */
export function codeOf(findings: readonly Finding[]): number {
  return Math.max(0, ...findings.map(({ level }) => codes[level]))
}

/** A finding as one line. */
export function lineOf({ level, about, text }: Finding): string {
  return `${level.padEnd(8)} ${about.padEnd(11)} ${text}`
}

/** Makes findings about one thing. */
export function findings(about: string) {
  const at =
    (level: Level) =>
    (text: string): Finding => ({ level, about, text })
  return { ok: at('ok'), warning: at('warning'), fault: at('fault') }
}

/** A number with its word: `1 name`, `2 names`. */
export function many(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** A length of time in words, to the whole unit. */
export function inWords(duration: Temporal.Duration): string {
  const seconds = Math.abs(duration.total('seconds'))
  if (seconds < 120) return `${Math.round(seconds)} seconds`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} hours`
  return `${Math.round(seconds / 86_400)} days`
}
