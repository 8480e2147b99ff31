import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isLanguageTag, type LanguageTag, sourceLanguage } from '../../../i18n/languages.ts'
import { listNames } from '../read-folder.ts'
import { openText, type TextFile } from './text-file.ts'

/** The ids of all guides below a content folder. */
export function guidesIn(directory: string): string[] {
  return listNames(join(directory, 'guides'))
}

/** Opens the text of a guide; throws with what there is where there is none. */
export function openGuideText(directory: string, guide: string, language: string): TextFile {
  if (!guidesIn(directory).includes(guide)) {
    throw new Error(`There is no guide ${guide}. Guides: ${guidesIn(directory).join(', ')}.`)
  }
  const path = join(directory, 'guides', guide, `${language}.md`)
  if (existsSync(path)) return openText(path)
  const there = [sourceLanguage, ...translationsOf(directory, guide)]
  throw new Error(`The guide ${guide} has no text in ${language}. Texts: ${there.join(', ')}.`)
}

/** The languages that a guide is translated into. */
export function translationsOf(directory: string, guide: string): LanguageTag[] {
  const names = listNames(join(directory, 'guides', guide)).map(name => name.replace(/\.md$/, ''))
  return names.filter(isLanguageTag).filter(tag => tag !== sourceLanguage)
}

/** The sections named, or all there are; throws for a name that is no section. */
export function sectionsOf(file: TextFile, named: readonly string[]): string[] {
  const sections = Object.keys(file.hashes)
  const unknown = named.filter(section => !sections.includes(section))
  if (unknown.length === 0) return named.length > 0 ? [...named] : sections
  throw new Error(`There is no section ${unknown.join(', ')}. Sections: ${sections.join(', ')}.`)
}
