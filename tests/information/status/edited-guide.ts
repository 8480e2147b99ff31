import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stampNew } from '../../../src/information/loader/commands/record-stamps.ts'
import { readContent } from '../../../src/information/loader/read-content.ts'
import { sectionStatuses } from '../../../src/information/status/guide-status.ts'
import type { SectionStatus } from '../../../src/information/status/section-status.ts'
import { writeContent } from '../../builders/content.ts'

type Edited = 'de' | 'ar'

const marks: Readonly<Record<string, string>> = { head: 'summary', rights: 'right', duties: 'duty' }

/** A content folder whose translations have all just been made from the German text. */
export function stampedContent(): string {
  const directory = writeContent()
  stampNew(directory)
  return directory
}

/** Changes the words of one section of the guide `address`: each `version` gives other words. */
export function editSection(directory: string, language: Edited, section: string, version: number): void {
  const path = join(directory, `guides/address/${language}.md`)
  const words = language === 'de' ? 'Deutsch' : 'عربي'
  const mark = `${words} ${marks[section] ?? `body of ${section}`}`
  const text = readFileSync(path, 'utf8')
  if (!text.includes(mark)) throw new Error(`The fixture does not hold "${mark}"`)
  writeFileSync(path, text.replace(new RegExp(`${mark}( version \\d+)?`), `${mark} version ${version}`))
}

/** The status of every section of the guide `address` in Arabic. */
export function statusesOf(directory: string): Readonly<Record<string, SectionStatus>> {
  const guide = readContent(directory).guides.find(({ id }) => id === 'address')
  if (!guide) throw new Error('The fixture has no guide "address"')
  return sectionStatuses(guide.source, guide.translations.ar)
}

/** The sections that are outdated in Arabic, in the order of the guide. */
export function outdatedIn(directory: string): string[] {
  const statuses = Object.entries(statusesOf(directory))
  return statuses.filter(([, status]) => !status.current).map(([section]) => section)
}
