import { type LanguageTag, sourceLanguage } from '../i18n/languages.ts'

/** The text in this language, else in German, with the language it is in: `shown` goes into lang and dir. */
export function textIn<Text>(
  texts: Readonly<Partial<Record<LanguageTag, Text | undefined>>>,
  language: LanguageTag,
): { readonly text: Text; readonly shown: LanguageTag } {
  const own = texts[language]
  if (own !== undefined) return { text: own, shown: language }
  const german = texts[sourceLanguage]
  if (german === undefined)
    throw new Error('A text of the content has no German words; the loader checks that')
  return { text: german, shown: sourceLanguage }
}
