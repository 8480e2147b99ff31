import { createInstance, type i18n } from 'i18next'
import ar from '../../../locales/ar.json' with { type: 'json' }
import de from '../../../locales/de.json' with { type: 'json' }
import deSimple from '../../../locales/de-simple.json' with { type: 'json' }
import en from '../../../locales/en.json' with { type: 'json' }
import uk from '../../../locales/uk.json' with { type: 'json' }
import type { LanguageTag } from '../languages.ts'

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

let instance: i18n | undefined

function strings(): i18n {
  if (instance) return instance
  instance = createInstance()
  instance.init({
    resources: Object.fromEntries(
      Object.entries(resources).map(([tag, texts]) => [tag, { translation: texts }]),
    ),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // Templates escape; escaping here as well would show &amp; to readers.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}

/**
 * The strings of one language. A missing key is a bug that `npm run check` finds first; here it throws, because German
 * words inside an Arabic sentence, or a bare key, would be shown to somebody who can do nothing about it.
 */
export function stringsFor(language: LanguageTag): Translate {
  const translate = strings().getFixedT(language)
  return (key, values) => {
    const text = translate(key, { ...values })
    if (text === key) throw new Error(`locales/${language}.json has no "${key}"`)
    return text
  }
}
