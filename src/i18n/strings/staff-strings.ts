import de from '../../../locales/staff/de.json' with { type: 'json' }
import en from '../../../locales/staff/en.json' with { type: 'json' }
import { makeTranslator } from './translator.ts'

/** Staff work in German; some read English with less effort. Readers' languages are another list (../languages.ts). */
const resources = { de, en } satisfies Record<string, Record<keyof typeof de, string>>

export type StaffTag = keyof typeof resources

/** The languages of the pages for staff; the first is the source, and what somebody gets who asks for neither. */
export const staffTags: readonly StaffTag[] = ['de', 'en']

export type StaffKey = keyof typeof de

/** Gives the text of a key in one language. */
export type StaffTranslate = (key: StaffKey, values?: Readonly<Record<string, string | number>>) => string

const translator = makeTranslator('locales/staff', resources)

/** The strings of staff in one language. Both files have every key, or this does not compile. */
export function staffStringsFor(language: StaffTag): StaffTranslate {
  return translator(language)
}
