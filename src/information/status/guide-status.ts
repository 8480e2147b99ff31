import type { GuideText, SourceText, Translation } from '../loader/content.ts'
import { type SectionStatus, sectionStatus, sourceStatus } from './section-status.ts'

/** The hash of every section of a text by its id; title, summary and notFor are the section `head`. */
export function sectionHashes(text: GuideText<unknown>): Readonly<Record<string, string>> {
  const { missed, rights, duties, help } = text
  const sections = [...text.steps, missed, rights, duties, help].map(({ id, hash }) => [id, hash] as const)
  return { head: text.headHash, ...Object.fromEntries(sections) }
}

/** The status of every section of a translation by its id; without a translation, that of the German text. */
export function sectionStatuses(
  source: SourceText,
  translation: Translation | undefined,
): Readonly<Record<string, SectionStatus>> {
  const german = sectionHashes(source)
  if (!translation) return Object.fromEntries(Object.keys(german).map(id => [id, sourceStatus]))
  const { from, signed } = translation.head
  const statuses = Object.entries(sectionHashes(translation)).map(([id, hash]) => {
    const record = { hash: german[id] ?? '', minor: source.head.minor[id] }
    return [id, sectionStatus(record, { hash, from: from[id], signed: signed[id]?.hash })] as const
  })
  return Object.fromEntries(statuses)
}
