import { sourceLanguage } from '../../../i18n/languages.ts'
import { openGuideText, sectionsOf } from './guide-folder.ts'
import { saveText, setRecord } from './text-file.ts'

export type Signature = {
  /** The person who has read the translation against the German text. */
  readonly by: string
  /** The day, as 2026-11-22. */
  readonly on: string
}

/** Signs sections of a translation (all, or those named) as they are worded now. Answers which. */
export function recordSignature(
  directory: string,
  guide: string,
  language: string,
  { by, on }: Signature,
  named: readonly string[] = [],
): string[] {
  if (language === sourceLanguage)
    throw new Error('The German text is the source: only translations are signed.')
  if (by.trim() === '') throw new Error('A signature needs a name: --by "First Last".')
  const file = openGuideText(directory, guide, language)
  const sections = sectionsOf(file, named)
  for (const section of sections) setRecord(file, 'signed', section, { hash: file.hashes[section], by, on })
  saveText(file)
  return sections
}
