import Negotiator from 'negotiator'
import { isLanguageTag, type LanguageTag, languageTags } from './languages.ts'

/**
 * The interface language that a browser asks for (Accept-Language, RFC 9110 §12.5.4), or undefined where it asks for none
 * that we have. `*` and an empty header ask for nothing.
 */
export function negotiateLanguage(acceptLanguage: string | null | undefined): LanguageTag | undefined {
  if (!acceptLanguage) return undefined
  const negotiator = new Negotiator({
    headers: { 'accept-language': acceptLanguage.replace(/\*(;[^,]*)?/g, '') },
  })
  const [best] = negotiator.languages([...languageTags])
  return best !== undefined && isLanguageTag(best) ? best : undefined
}
