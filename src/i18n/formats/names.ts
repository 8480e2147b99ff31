import { formatLocale } from './dates.ts'

/** The name of a language in another language: `languageName('ar', 'uk')` is "арабська". */
export function languageName(tag: string, inLanguage: string): string {
  const base = tag === 'de-simple' ? 'de' : tag
  return new Intl.DisplayNames([formatLocale(inLanguage)], { type: 'language' }).of(base) ?? tag
}

/** A language's own name: "العربية", "русский". */
export function ownLanguageName(tag: string): string {
  return languageName(tag, tag)
}

/** Joins names as the language does: "A, B und C". */
export function formatList(items: readonly string[], language: string): string {
  return new Intl.ListFormat(formatLocale(language), { type: 'conjunction' }).format(items)
}
