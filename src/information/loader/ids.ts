/** Every id there is in content/, by kind, whether or not its file is in order. */
export type Ids = {
  readonly topics: ReadonlySet<string>
  readonly papers: ReadonlySet<string>
  readonly terms: ReadonlySet<string>
  readonly officeKinds: ReadonlySet<string>
  readonly offices: ReadonlySet<string>
  readonly towns: ReadonlySet<string>
  readonly guides: ReadonlySet<string>
  /** Step ids of those guides whose facts could be read. */
  readonly steps: ReadonlyMap<string, ReadonlySet<string>>
}

/** Ids as a message lists them: all of a few, the first of many. */
export function showIds(ids: Iterable<string>): string {
  const all = [...ids]
  return all.length > 12 ? `${all.slice(0, 12).join(', ')}, …` : all.join(', ')
}
