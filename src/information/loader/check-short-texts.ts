import { isLanguageTag } from '../../i18n/languages.ts'
import { checkLine } from './check-marks.ts'
import type { Report } from './content-error.ts'
import type { Draft } from './draft.ts'
import type { Ids } from './ids.ts'

/** Checks marks and links in the texts of terms, papers, topics, kinds of office, notes and emergency numbers. */
export function checkShortTexts(draft: Draft, ids: Ids, report: Report): void {
  const { terms, papers, topics, officeKinds } = draft
  for (const [folder, entries] of Object.entries({ terms, papers, topics, 'office-kinds': officeKinds })) {
    for (const [id, entry] of entries) {
      if (entry) checkTexts(entry.texts, `${folder}/${id}.yaml`, 'texts', ids, report)
    }
  }
  for (const [id, office] of draft.offices) {
    if (office?.note) checkTexts(office.note, `offices/${id}.yaml`, 'note', ids, report)
  }
  draft.district?.emergency.forEach((line, index) => {
    checkTexts(line.texts, 'district.yaml', `emergency.${index}.texts`, ids, report)
  })
}

function checkTexts(texts: object, file: string, field: string, ids: Ids, report: Report): void {
  for (const [language, text] of Object.entries(texts)) {
    const lines: Record<string, unknown> = typeof text === 'string' ? { '': text } : text
    if (!isLanguageTag(language)) continue
    for (const [key, line] of Object.entries(lines)) {
      const place = { file, field: [field, language, key].filter(Boolean).join('.'), language }
      checkLine(String(line), place, ids, report)
    }
  }
}
