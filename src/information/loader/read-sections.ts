import { checkShape } from '../schema/check-shape.ts'
import { type StepLines, stepLinesSchema } from '../schema/guide-text.ts'
import { sectionHash } from '../status/section-hash.ts'
import type { ClausesSection, StepSection, TextSection } from './content.ts'
import type { Report } from './content-error.ts'
import type { RawSection } from './split-sections.ts'

const keyLine = /^(?<key>[a-z]+): *(?<text>.*)$/i
const clauseLine = /^- (?<id>[a-z0-9-]+): *(?<text>.*)$/

/** Reads a step: the lines `key: text` directly below its heading, then its text. */
export function readStep(section: RawSection, file: string, report: Report): StepSection | undefined {
  const { keyLines, body } = splitStep(section.lines)
  const lines = readLines(keyLines, section.id, file, report)
  checkPresent(body, section.id, file, report)
  return lines && { ...base(section), lines, body }
}

/** Reads a section that is text only. */
export function readTextSection(section: RawSection, file: string, report: Report): TextSection {
  const body = section.lines.join('\n').trim()
  checkPresent(body, section.id, file, report)
  return { ...base(section), body }
}

/** Reads a list of `- id: text`; a line that is indented goes on with the entry above it. */
export function readClauses(section: RawSection, file: string, report: Report): ClausesSection {
  const items: { id: string; text: string }[] = []
  for (const line of section.lines) {
    const { id, text } = clauseLine.exec(line)?.groups ?? {}
    const last = items.at(-1)
    if (id !== undefined && text !== undefined) items.push({ id, text })
    else if (last && /^\s+\S/.test(line)) last.text += ` ${line.trim()}`
    else if (line.trim() !== '') {
      report({
        file,
        field: `#${section.id}`,
        found: JSON.stringify(line),
        write: '"- id: text" on each line',
      })
    }
  }
  return { ...base(section), items }
}

/** Hash of a section: its heading and all that is below it. */
export function hashOfSection({ title, lines }: RawSection): string {
  return sectionHash([title, ...lines].join('\n'))
}

function base(section: RawSection): { id: string; title: string; hash: string } {
  return { id: section.id, title: section.title, hash: hashOfSection(section) }
}

function splitStep(lines: readonly string[]): { keyLines: string[]; body: string } {
  const start = lines.findIndex(line => line.trim() !== '')
  const block = start < 0 ? [] : lines.slice(start)
  if (!keyLine.test(block[0] ?? '')) return { keyLines: [], body: block.join('\n').trim() }
  const end = block.findIndex(line => line.trim() === '')
  const keyLines = end < 0 ? block : block.slice(0, end)
  return { keyLines, body: block.slice(keyLines.length).join('\n').trim() }
}

function readLines(
  keyLines: readonly string[],
  id: string,
  file: string,
  report: Report,
): StepLines | undefined {
  const fields: Record<string, string> = {}
  for (const line of keyLines) {
    const { key, text } = keyLine.exec(line)?.groups ?? {}
    if (key === undefined || text === undefined) {
      const write = '"key: text", each on one line, and an empty line before the text of the step'
      report({ file, field: `#${id}`, found: JSON.stringify(line), write })
    } else if (key in fields) {
      report({ file, field: `#${id}.${key}`, found: 'the same key twice', write: 'it once' })
    } else fields[key] = text
  }
  const { value, faults } = checkShape(stepLinesSchema, fields)
  for (const fault of faults) report({ file, ...fault, field: `#${id}.${fault.field}` })
  return value
}

function checkPresent(body: string, id: string, file: string, report: Report): void {
  if (body !== '') return
  report({ file, field: `#${id}`, found: 'no text', write: 'two to six short sentences below the heading' })
}
