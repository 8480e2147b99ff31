import { readFileSync, writeFileSync } from 'node:fs'
import { type Document, isMap, isNode, parseDocument } from 'yaml'
import { headHash } from '../read-guide-text.ts'
import { hashOfSection } from '../read-sections.ts'
import { splitFrontMatter, splitText } from '../split-sections.ts'

/** A guide's text on disk: the hashes of its sections, and its front matter to edit. */
export type TextFile = {
  readonly path: string
  readonly hashes: Readonly<Record<string, string>>
  readonly frontMatter: Document
}

/** Opens a text for its records alone; whether it is right otherwise is the build's question. */
export function openText(path: string): TextFile {
  const text = readFileSync(path, 'utf8')
  const { frontMatter = '' } = splitFrontMatter(text)
  const document = parseDocument(frontMatter)
  const faults: string[] = document.errors.map(error => error.message)
  const { sections } = splitText(text, path, fault => faults.push(`${fault.field}: found ${fault.found}`))
  if (faults.length > 0) throw new Error(`${path} cannot be read: ${faults.join('; ')}`)
  const words = (key: string): string => String(document.get(key) ?? '')
  const head = headHash({ title: words('title'), summary: words('summary'), notFor: words('notFor') })
  const hashes = Object.fromEntries(sections.map(section => [section.id, hashOfSection(section)]))
  return { path, hashes: { head, ...hashes }, frontMatter: document }
}

/** Writes the front matter back, comments and all, above the untouched words; a file without news stays as it is. */
export function saveText({ path, frontMatter }: TextFile): void {
  const { frontMatter: before = '', body } = splitFrontMatter(readFileSync(path, 'utf8'))
  const after = writeYaml(frontMatter)
  if (after !== writeYaml(parseDocument(before))) writeFileSync(path, `---\n${after}---\n${body}`)
}

function writeYaml(document: Document): string {
  return document.toString({ lineWidth: 0 })
}

/** What a command has written about a section; undefined where it has not. */
export function recordOf(file: TextFile, record: string, section: string): unknown {
  const value = file.frontMatter.getIn([record, section])
  return isNode(value) ? value.toJSON() : value
}

/** Writes a record about a section, on one line. */
export function setRecord(file: TextFile, record: string, section: string, value: unknown): void {
  file.frontMatter.setIn([record, section], file.frontMatter.createNode(value, { flow: true }))
}

/** Takes records out whose section is gone. */
export function dropLostRecords(file: TextFile, record: string): void {
  const map = file.frontMatter.get(record)
  if (!isMap(map)) return
  const lost = map.items.map(pair => String(pair.key)).filter(section => !(section in file.hashes))
  for (const section of lost) map.delete(section)
}
