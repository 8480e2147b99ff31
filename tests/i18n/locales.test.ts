import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageTags } from '../../src/i18n/languages.ts'
import { projectFolder } from '../../src/server/build-folder.ts'

type Locale = Record<string, string>

const read = (tag: string): Locale =>
  JSON.parse(readFileSync(join(projectFolder, `locales/${tag}.json`), 'utf8'))
const source = read('de')
const plural = /_(zero|one|two|few|many|other)$/
const base = (key: string) => key.replace(plural, '')
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted()

/** A text that is the same in every language, because it is a name or the same word. */
const names = new Set(['site.name', 'site.demonstrationShort'])

describe.each(languageTags.map(tag => [tag]))('locales/%s.json', tag => {
  const locale = read(tag)

  it('has every key, and none that German has not', () => {
    const keys = (texts: Locale) => [...new Set(Object.keys(texts).map(base))].toSorted()
    expect(keys(locale)).toEqual(keys(source))
  })

  it('has the plural forms that its grammar needs', () => {
    const { pluralCategories } = new Intl.PluralRules(tag === 'de-simple' ? 'de' : tag).resolvedOptions()
    const counted = new Set(
      Object.keys(source)
        .filter(key => plural.test(key))
        .map(base),
    )
    const needed = [...counted].flatMap(key => pluralCategories.map(category => `${key}_${category}`))
    const there = Object.keys(locale).filter(key => plural.test(key))
    expect(there.toSorted()).toEqual(needed.toSorted())
  })

  it('fills in what German fills in', () => {
    const other = Object.entries(locale).filter(([key, text]) => {
      const german = source[key] ?? source[`${base(key)}_other`] ?? ''
      // A form for exactly one or two may say the number in words.
      const spelled = /_(zero|one|two)$/.test(key)
      const [wanted, found] = [placeholders(german), placeholders(text)]
      return spelled ? found.some(name => !wanted.includes(name)) : wanted.join() !== found.join()
    })
    expect(other.map(([key]) => key)).toEqual([])
  })

  it('leaves no text empty, and no German text in another language', () => {
    expect(Object.entries(locale).filter(([, text]) => text.trim() === '')).toEqual([])
    if (tag.startsWith('de')) return
    const same = Object.keys(locale).filter(
      key => locale[key] === source[key] && !names.has(key) && /[a-zß-ü]{5}/.test(locale[key] ?? ''),
    )
    expect(same).toEqual([])
  })
})
