import { type LanguageTag, languageOf } from '../i18n/languages.ts'

/** What booking takes along from the page before: each is a query parameter of the booking pages. */
export interface Talk {
  readonly topic?: string | undefined
  readonly language?: string | undefined
  readonly office?: string | undefined
  readonly mode?: string | undefined
  readonly team?: string | undefined
  /** Wishes: `yes`; `maybe` where she also takes times that may not fulfil it. */
  readonly woman?: string | undefined
  readonly interpreter?: string | undefined
  readonly stepFree?: string | undefined
  readonly guide?: string | undefined
  readonly step?: string | undefined
  /** A random name of this visit, by which the time that she has chosen stays hers. It says nothing about her. */
  readonly client?: string | undefined
}

/** `/ar/guides/address/`: the address of a page in a language. `path` has no slash in front. */
export function pageAddress(language: LanguageTag, path = ''): string {
  return `/${languageOf(language).segment}/${path}`
}

/** `/ar/guides/address/#register`. */
export function guideAddress(language: LanguageTag, guide: string, step?: string): string {
  return pageAddress(language, `guides/${guide}/${step === undefined ? '' : `#${step}`}`)
}

/** `/ar/guides/address/with/de/`. */
export function pairAddress(language: LanguageTag, guide: string, other: LanguageTag, step?: string): string {
  return pageAddress(
    language,
    `guides/${guide}/with/${languageOf(other).segment}/${step === undefined ? '' : `#${step}`}`,
  )
}

/** A page of the booking with what is already chosen. The language spoken is `de` for readers of easy German. */
export function bookAddress(language: LanguageTag, talk: Talk, page: '' | 'times/' = ''): string {
  return pageAddress(language, `book/${page}${talkQuery(talk)}`)
}

/** What was chosen, as the query of an address; empty where nothing was. */
export function talkQuery(talk: Talk): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(talk)) if (value) query.set(key, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The language to ask a counsellor for when a page is read in `language`. */
export function spokenLanguage(language: LanguageTag): string {
  return language === 'de-simple' ? 'de' : language
}

/** The languages that a guide can be read together with: those that volunteers and offices read. */
export function pairedWith(language: LanguageTag): readonly LanguageTag[] {
  const partners: readonly LanguageTag[] = ['de', 'de-simple', 'en']
  return partners.filter(partner => partner !== language)
}
