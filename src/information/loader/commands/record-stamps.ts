import { sourceLanguage } from '../../../i18n/languages.ts'
import { guidesIn, openGuideText, sectionsOf, translationsOf } from './guide-folder.ts'
import { dropLostRecords, recordOf, saveText, setRecord, type TextFile } from './text-file.ts'

/**
 * Says that sections of a translation were made from the German text as it is now (all, or those named). For the
 * German text itself it says that an edit changed the meaning. Answers what was written, a line each.
 */
export function stampText(directory: string, guide: string, language: string, named: readonly string[] = []) {
  const german = openGuideText(directory, guide, sourceLanguage)
  const sections = sectionsOf(german, named)
  stampSource(german, sections)
  if (language !== sourceLanguage)
    stampTranslation(openGuideText(directory, guide, language), german, sections)
  return sections.map(section => `${guide} ${language} #${section}`)
}

/** Stamps what has no stamp yet, in every guide and language; never what is outdated. Answers a line for each. */
export function stampNew(directory: string): string[] {
  return guidesIn(directory).flatMap(guide => {
    const german = openGuideText(directory, guide, sourceLanguage)
    const fresh = unstamped(german, 'stamped', german)
    stampSource(german, fresh)
    const written = translationsOf(directory, guide).flatMap(language => {
      const translation = openGuideText(directory, guide, language)
      const sections = unstamped(translation, 'from', german)
      stampTranslation(translation, german, sections)
      stampSource(german, sections)
      return sections.map(section => `${guide} ${language} #${section}`)
    })
    return [...fresh.map(section => `${guide} ${sourceLanguage} #${section}`), ...written]
  })
}

function unstamped(file: TextFile, record: string, german: TextFile): string[] {
  return Object.keys(german.hashes).filter(
    section => section in file.hashes && recordOf(file, record, section) === undefined,
  )
}

function stampTranslation(file: TextFile, german: TextFile, sections: readonly string[]): void {
  for (const section of sections) setRecord(file, 'from', section, german.hashes[section])
  dropLostRecords(file, 'from')
  dropLostRecords(file, 'signed')
  saveText(file)
}

function stampSource(german: TextFile, sections: readonly string[]): void {
  for (const section of sections) rememberSource(german, section)
  dropLostRecords(german, 'stamped')
  dropLostRecords(german, 'minor')
  saveText(german)
}

/** Keeps the German text's present hash and the one before it. */
export function rememberSource(german: TextFile, section: string): void {
  const known = stampsOf(german, section)
  const current = german.hashes[section]
  if (known.at(-1) !== current) setRecord(german, 'stamped', section, [...known, current].slice(-2))
}

/** The hashes of a German section at its last stamps, the newest last. */
export function stampsOf(german: TextFile, section: string): string[] {
  const known = recordOf(german, 'stamped', section)
  return Array.isArray(known) ? known.map(String) : []
}
