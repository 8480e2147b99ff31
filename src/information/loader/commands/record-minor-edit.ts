import { sourceLanguage } from '../../../i18n/languages.ts'
import { openGuideText, sectionsOf } from './guide-folder.ts'
import { rememberSource, stampsOf } from './record-stamps.ts'
import { recordOf, saveText, setRecord } from './text-file.ts'

/**
 * Says that the last edit of a German section changed no meaning: translations that were current stay so. It is bound
 * to the text as it is now and lapses with the next edit. Throws where there was no edit.
 */
export function recordMinorEdit(directory: string, guide: string, section: string): void {
  const german = openGuideText(directory, guide, sourceLanguage)
  sectionsOf(german, [section])
  const current = german.hashes[section]
  const before = stampsOf(german, section).findLast(hash => hash !== current)
  if (before === undefined) {
    throw new Error(
      `#${section} of ${guide} has not changed since it was first stamped: there is no edit to speak of.`,
    )
  }
  const earlier = readMinor(recordOf(german, 'minor', section))
  const chained = earlier && [before, current].includes(earlier.hash) ? earlier.was : []
  const was = [...new Set([before, ...chained])].filter(hash => hash !== current)
  setRecord(german, 'minor', section, { hash: current, was })
  rememberSource(german, section)
  saveText(german)
}

function readMinor(value: unknown): { readonly hash: string; readonly was: readonly string[] } | undefined {
  if (typeof value !== 'object' || value === null || !('hash' in value) || !('was' in value)) return undefined
  return { hash: String(value.hash), was: Array.isArray(value.was) ? value.was.map(String) : [] }
}
