import { createInstance, type i18n } from 'i18next'

type Texts = Readonly<Record<string, string>>
type Values = Readonly<Record<string, string | number>>

/**
 * Gives texts from files, one a tag, by their key. A missing key is a bug that `npm run check` finds first; here it throws,
 * because words of another language, or a bare key, would be shown to somebody who can do nothing about it. `folder` is where
 * the files are, for that message.
 */
export function makeTranslator<Tag extends string>(
  folder: string,
  resources: Readonly<Record<Tag, Texts>>,
): (tag: Tag) => (key: string, values?: Values) => string {
  let instance: i18n | undefined
  const strings = (): i18n => {
    if (instance) return instance
    instance = createInstance()
    instance.init({
      resources: Object.fromEntries(
        Object.entries<Texts>(resources).map(([tag, texts]) => [tag, { translation: texts }]),
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
  return tag => {
    const translate = strings().getFixedT(tag)
    return (key, values) => {
      const text = translate(key, { ...values })
      if (text === key) throw new Error(`${folder}/${tag}.json has no "${key}"`)
      return text
    }
  }
}
