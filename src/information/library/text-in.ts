import { type LanguageTag, sourceLanguage } from '../../i18n/languages.ts'
import type { Texts } from '../schema/texts.ts'

/** A short text in the language asked for, or in German where that is missing, with the language it is in. */
export function textIn<Text>(
  texts: Texts<Text>,
  asked: LanguageTag,
): { readonly text: Text; readonly shown: LanguageTag } {
  const text = (texts as Readonly<Partial<Record<LanguageTag, Text>>>)[asked]
  return text === undefined ? { text: texts[sourceLanguage], shown: sourceLanguage } : { text, shown: asked }
}
