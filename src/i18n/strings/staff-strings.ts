import { createInstance, type i18n } from 'i18next'
import de from '../../../locales/staff/de.json' with { type: 'json' }
import en from '../../../locales/staff/en.json' with { type: 'json' }

/** Staff work in German; some read English with less effort. Readers' languages are another list (../languages.ts). */
const resources = { de, en } satisfies Record<string, Record<keyof typeof de, string>>

export type StaffTag = keyof typeof resources

/** The languages of the pages for staff; the first is the source, and what somebody gets who asks for neither. */
export const staffTags: readonly StaffTag[] = ['de', 'en']

export type StaffKey = keyof typeof de

/** Gives the text of a key in one language. */
export type StaffTranslate = (key: StaffKey, values?: Readonly<Record<string, string | number>>) => string

let instance: i18n | undefined

function strings(): i18n {
  if (instance) return instance
  instance = createInstance()
  instance.init({
    resources: { de: { translation: de }, en: { translation: en } },
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}

/** The strings of staff in one language. Both files have every key, or this does not compile. */
export function staffStringsFor(language: StaffTag): StaffTranslate {
  const translate = strings().getFixedT(language)
  return (key, values) => translate(key, { ...values })
}
