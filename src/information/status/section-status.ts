/** How a text came about and whether it still says what the German one says: two independent facts. */
export type SectionStatus = {
  readonly made: 'source' | 'human' | 'machine'
  readonly current: boolean
}

/** What the front matter of the German text says about one section. */
export type SourceRecord = {
  /** Hash of the German text as it is now. */
  readonly hash: string
  /** A statement that the text with `hash` means the same as those in `was`. */
  readonly minor?: { readonly hash: string; readonly was: readonly string[] } | undefined
}

/** What the front matter of a translation says about the same section. */
export type TranslationRecord = {
  /** Hash of the translated text as it is now. */
  readonly hash: string
  /** Hash of the German text that it was made from; undefined until it is stamped. */
  readonly from?: string | undefined
  /** Hash of the translated text that a person signed. */
  readonly signed?: string | undefined
}

export const sourceStatus: SectionStatus = { made: 'source', current: true }

/**
 * The status of one translated section, worked out from hashes alone. Without a stamp nothing is known about the
 * German text it came from, so it counts as outdated.
 */
export function sectionStatus(source: SourceRecord, translation: TranslationRecord): SectionStatus {
  return {
    made: translation.signed === translation.hash ? 'human' : 'machine',
    current: meansTheSame(source, translation.from),
  }
}

/** The status of a whole: machine-made as soon as one part is, outdated as soon as one part is. */
export function worstStatus(parts: readonly SectionStatus[]): SectionStatus {
  const made = (['machine', 'human'] as const).find(kind => parts.some(part => part.made === kind))
  return { made: made ?? 'source', current: parts.every(part => part.current) }
}

function meansTheSame({ hash, minor }: SourceRecord, from: string | undefined): boolean {
  if (from === undefined) return false
  if (from === hash) return true
  return minor !== undefined && minor.hash === hash && minor.was.includes(from)
}
