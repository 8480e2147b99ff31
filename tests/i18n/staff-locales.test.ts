import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { staffTags } from '../../src/i18n/strings/staff-strings.ts'
import { projectFolder } from '../../src/server/build-folder.ts'

const read = (tag: string): Record<string, string> =>
  JSON.parse(readFileSync(join(projectFolder, `locales/staff/${tag}.json`), 'utf8'))
const source = read('de')
/** The same word in both. */
const sameWord = new Set(['nav.home'])
const placeholders = (text = '') => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted()

describe.each(staffTags.map(tag => [tag]))('locales/staff/%s.json', tag => {
  const locale = read(tag)

  it('has every key, and none that German has not', () => {
    expect(Object.keys(locale).toSorted()).toEqual(Object.keys(source).toSorted())
  })

  it('fills in what German fills in, and leaves no text empty', () => {
    const other = Object.keys(source).filter(
      key => placeholders(locale[key]).join() !== placeholders(source[key]).join() || !locale[key]?.trim(),
    )
    expect(other).toEqual([])
  })

  it('has no German text in another language', () => {
    if (tag === 'de') return
    const same = Object.keys(source).filter(key => locale[key] === source[key] && !sameWord.has(key))
    expect(same).toEqual([])
  })
})
