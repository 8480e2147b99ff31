import { expect, it } from 'vitest'
import {
  directionOf,
  htmlLang,
  languageBySegment,
  languages,
  sourceLanguage,
} from '../../src/i18n/languages.ts'

it('a language is found by the first part of an address', () => {
  expect(languageBySegment('de-simple')?.name).toBe('Einfaches Deutsch')
  expect(languageBySegment('xx')).toBeUndefined()
})

it('direction follows from the script', () => {
  expect(languages.filter(({ direction }) => direction === 'rtl').map(({ tag }) => tag)).toEqual(['ar'])
  expect(directionOf('uk')).toBe('ltr')
})

it('tags are what browsers and Intl know, and segments are their lower case', () => {
  for (const { tag, segment } of languages) {
    expect(Intl.getCanonicalLocales(htmlLang(tag))).toEqual([tag])
    expect(segment).toBe(tag.toLowerCase())
  }
})

it('German comes first: everything else is translated from it', () => {
  expect(languages[0]?.tag).toBe(sourceLanguage)
})
