import ar from '../../../locales/ar.json' with { type: 'json' }
import de from '../../../locales/de.json' with { type: 'json' }
import deSimple from '../../../locales/de-simple.json' with { type: 'json' }
import en from '../../../locales/en.json' with { type: 'json' }
import uk from '../../../locales/uk.json' with { type: 'json' }
import type { LanguageTag } from '../languages.ts'
import { makeTranslator } from './translator.ts'

/** One file a language. A language without a line here does not compile. */
const resources = { de, 'de-simple': deSimple, en, ar, uk } satisfies Record<
  LanguageTag,
  Record<string, string>
>

type WithoutPlural<K extends string> =
  K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K

/** A key of the interface's strings; plural forms count as one key. */
export type StringKey = WithoutPlural<keyof typeof de>

/** Gives the text of a key in one language; `count` chooses the plural form by CLDR's rules. */
export type Translate = (key: StringKey, values?: Readonly<Record<string, string | number>>) => string

const translator = makeTranslator('locales', resources)

/** The strings of one language. Throws where one is missing. */
export function stringsFor(language: LanguageTag): Translate {
  return translator(language)
}
