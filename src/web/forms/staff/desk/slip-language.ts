import { isLanguageTag, type LanguageTag, sourceLanguage } from '../../../../i18n/languages.ts'

/**
 * The language beside German on what somebody takes home: that of the pages she read, else the one she speaks, else English.
 * Undefined where German is enough.
 */
export function slipLanguage(spoken: string, locale: string | null): LanguageTag | undefined {
  const read = locale !== null && isLanguageTag(locale) ? locale : undefined
  // A volunteer reads in German and books for somebody who does not.
  const wanted = read !== undefined && read !== sourceLanguage ? read : isLanguageTag(spoken) ? spoken : 'en'
  return wanted === sourceLanguage ? undefined : wanted
}
