import { expect, test } from 'vitest'
import { languageTags } from '../../src/i18n/languages.ts'
import { stringsFor } from '../../src/i18n/strings/strings.ts'
import { retentionWords, wholeRetention } from '../../src/web/retention-words.ts'

const german = (hours: number) => retentionWords(hours, 'de', stringsFor('de'))

test('a reader is told when name and contact are wiped, in days or hours', () => {
  expect(german(48)).toMatch(/löschen wir 2 Tage nach dem Termin/)
  expect(german(36)).toMatch(/löschen wir 36 Stunden nach dem Termin/)
  expect(german(0)).toMatch(/gleich nach dem Termin/)
})

test.each(languageTags.map(tag => [tag]))('and in %s no place for a figure is left empty', tag => {
  for (const hours of [0, 1, 36, 48, 720])
    expect(retentionWords(hours, tag, stringsFor(tag))).not.toMatch(/\{\{|undefined|NaN/)
  expect(wholeRetention(tag)).toMatch(/30/)
})
