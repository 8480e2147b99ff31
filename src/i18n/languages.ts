/** Scripts that interface languages are written in, each with the direction in which it runs. */
const directions = { Latn: 'ltr', Cyrl: 'ltr', Arab: 'rtl', Ethi: 'ltr' } as const

type Script = keyof typeof directions

/**
 * The interface languages, in the order in which they are offered: BCP 47 tag, own name, ISO 15924 script.
 * A further language is one line here, its `locales/<tag>.json`, and its texts in `content/`.
 */
const listed = [
  { tag: 'de', name: 'Deutsch', script: 'Latn' },
  { tag: 'de-simple', name: 'Einfaches Deutsch', script: 'Latn' },
  { tag: 'en', name: 'English', script: 'Latn' },
  { tag: 'ar', name: 'العربية', script: 'Arab' },
  { tag: 'uk', name: 'Українська', script: 'Cyrl' },
] as const satisfies readonly { tag: string; name: string; script: Script }[]

export type LanguageTag = (typeof listed)[number]['tag']
export type Direction = (typeof directions)[Script]
export type Language = {
  readonly tag: LanguageTag
  /** The name that its own readers use. */
  readonly name: string
  readonly script: Script
  readonly direction: Direction
  /** The first part of an address: the tag in lower case. */
  readonly segment: string
}

/** The language that texts are written in first, and that is shown where a translation is missing. */
export const sourceLanguage = 'de' satisfies LanguageTag

export const languages: readonly Language[] = listed.map(language => ({
  ...language,
  direction: directions[language.script],
  segment: language.tag.toLowerCase(),
}))

export const languageTags: readonly LanguageTag[] = languages.map(language => language.tag)

/** Whether a text is the tag of an interface language, in exactly this spelling. */
export function isLanguageTag(tag: string): tag is LanguageTag {
  return languages.some(language => language.tag === tag)
}

/** The language whose address begins with this segment (`fa-af`), or undefined where there is none. */
export function languageBySegment(segment: string): Language | undefined {
  return languages.find(language => language.segment === segment)
}

/** Everything the list says about a language. */
export function languageOf(tag: LanguageTag): Language {
  const language = languages.find(candidate => candidate.tag === tag)
  if (!language) throw new Error(`The language ${tag} is not in src/i18n/languages.ts.`)
  return language
}

/** The direction in which a language is read, derived from its script. */
export function directionOf(tag: LanguageTag): Direction {
  return languageOf(tag).direction
}

/** The value of the `lang` attribute: the tag as BCP 47 writes it (`de-simple` is registered there as German, simplified). */
export function htmlLang(tag: LanguageTag): string {
  return languageOf(tag).tag
}
