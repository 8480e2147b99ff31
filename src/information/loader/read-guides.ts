import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLanguageTag, type LanguageTag, languageTags, sourceLanguage } from '../../i18n/languages.ts'
import { type GuideFacts, guideFactsSchema } from '../schema/guide.ts'
import { sourceFrontMatterSchema, translationFrontMatterSchema } from '../schema/guide-text.ts'
import type { SourceText, Translation } from './content.ts'
import type { Report } from './content-error.ts'
import { checkId, type Folder, listNames, readFile } from './read-folder.ts'
import { readGuideText } from './read-guide-text.ts'

/** A guide as far as it could be read; what is missing has been reported. */
export type GuideDraft = {
  readonly facts: GuideFacts | undefined
  readonly source: SourceText | undefined
  readonly translations: Readonly<Partial<Record<LanguageTag, Translation>>>
}

/** Reads guides/: for each guide its facts, its German text, and what translations there are. */
export function readGuides(directory: string, report: Report): Folder<GuideDraft> {
  const guides = new Map<string, GuideDraft>()
  for (const id of listNames(join(directory, 'guides'))) {
    const folder = `guides/${id}`
    checkId(id, folder, report)
    guides.set(id, readGuide(directory, folder, report))
  }
  return guides
}

function readGuide(directory: string, folder: string, report: Report): GuideDraft {
  const facts = readFile(directory, `${folder}/guide.yaml`, guideFactsSchema, report)
  const tags = textTags(join(directory, folder), folder, report)
  if (!tags.includes(sourceLanguage)) {
    const write = 'the German text, from which all others are made'
    report({ file: `${folder}/${sourceLanguage}.md`, field: 'the whole file', found: 'no such file', write })
  }
  if (!facts) return { facts, source: undefined, translations: {} }
  const translations: Partial<Record<LanguageTag, Translation>> = {}
  for (const tag of tags.filter(candidate => candidate !== sourceLanguage)) {
    const file = `${folder}/${tag}.md`
    const text = readFileSync(join(directory, file), 'utf8')
    const translation = readGuideText(text, facts, translationFrontMatterSchema, file, report)
    if (translation) translations[tag] = translation
  }
  return {
    facts,
    source: readSource(directory, `${folder}/${sourceLanguage}.md`, facts, report),
    translations,
  }
}

function readSource(
  directory: string,
  file: string,
  facts: GuideFacts,
  report: Report,
): SourceText | undefined {
  const path = join(directory, file)
  if (!existsSync(path)) return undefined
  return readGuideText(readFileSync(path, 'utf8'), facts, sourceFrontMatterSchema, file, report)
}

function textTags(path: string, folder: string, report: Report): LanguageTag[] {
  const tags: LanguageTag[] = []
  for (const name of listNames(path)) {
    const tag = name.endsWith('.md') ? name.slice(0, -'.md'.length) : ''
    if (isLanguageTag(tag)) tags.push(tag)
    else if (name !== 'guide.yaml') {
      const write = `guide.yaml or <language>.md with one of ${languageTags.join(', ')}`
      report({ file: `${folder}/${name}`, field: 'the name', found: name, write })
    }
  }
  return tags
}
