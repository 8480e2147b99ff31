// The first that fits counts: most browsers also call themselves something else.
const browsers = [
  ['Samsung Internet', /SamsungBrowser\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /Version\/\S+ .*Safari\//],
] as const

const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const

const nameIn = (names: readonly (readonly [string, RegExp])[], agent: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(agent))?.[0]

/**
 * By which words somebody knows her devices apart in a list: `Firefox, Windows`. Never the whole `User-Agent`, which would
 * tell one browser from all others. Empty where it says nothing.
 */
export const deviceOf = (agent: string | null): string =>
  [nameIn(browsers, agent ?? ''), nameIn(systems, agent ?? '')].filter(name => name !== undefined).join(', ')
