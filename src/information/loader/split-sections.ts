import type { Report } from './content-error.ts'

/** A part of a guide's text: its heading `## title {#id}` and the lines below it. */
export type RawSection = { readonly id: string; readonly title: string; readonly lines: readonly string[] }

export type RawText = { readonly frontMatter: string; readonly sections: readonly RawSection[] }

const sectionHeading = /^## +(?<title>.+?) +\{#(?<id>[a-z0-9-]+)\}\s*$/
const anyHeading = /^ {0,3}#{1,6}(\s|$)/

/** Splits a text file into its front matter and its sections; reports whatever is neither. */
export function splitText(text: string, file: string, report: Report): RawText {
  const { frontMatter, body } = splitFrontMatter(text)
  if (frontMatter === undefined) {
    const write = '"---", then title and summary, then "---"'
    report({ file, field: 'the first line', found: showLine(text.split('\n', 1)[0]), write })
  }
  return { frontMatter: frontMatter ?? '', sections: splitSections(body, file, report) }
}

/** The text between the first two lines `---`, and what follows; undefined where there is none. */
export function splitFrontMatter(text: string): { frontMatter: string | undefined; body: string } {
  const unified = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const match = /^---\n(?<frontMatter>[\s\S]*?\n)?---[ \t]*(\n|$)/.exec(unified)
  if (!match) return { frontMatter: undefined, body: unified }
  return { frontMatter: match.groups?.frontMatter ?? '', body: unified.slice(match[0].length) }
}

function splitSections(body: string, file: string, report: Report): RawSection[] {
  const sections: { id: string; title: string; lines: string[] }[] = []
  for (const line of body.split('\n')) {
    const { id, title } = sectionHeading.exec(line)?.groups ?? {}
    const current = sections.at(-1)
    if (id !== undefined && title !== undefined) sections.push({ id, title, lines: [] })
    else if (anyHeading.test(line)) report(strayHeading(line, current?.id, file))
    else if (current) current.lines.push(line)
    else if (line.trim() !== '') report(strayLine(line, file))
  }
  return sections
}

function strayHeading(line: string, section: string | undefined, file: string) {
  const field = section === undefined ? 'before the first section' : `#${section}`
  return {
    file,
    field,
    found: showLine(line),
    write: '"## Title {#id}" for a section; no headings inside one',
  }
}

function strayLine(line: string, file: string) {
  const write = 'text below a heading "## Title {#id}" only'
  return { file, field: 'before the first section', found: showLine(line), write }
}

function showLine(line: string | undefined): string {
  return line === undefined || line.trim() === '' ? 'an empty line' : JSON.stringify(line.slice(0, 80))
}
