import type { Schema } from '../schema/check-shape.ts'
import { closingSections, type GuideFacts } from '../schema/guide.ts'
import { sectionHash } from '../status/section-hash.ts'
import type { GuideText } from './content.ts'
import type { Report } from './content-error.ts'
import { readClauses, readStep, readTextSection } from './read-sections.ts'
import { readYaml } from './read-yaml.ts'
import { type RawSection, splitText } from './split-sections.ts'

type Head = { title: string; summary: string; notFor?: string | undefined }

/**
 * Reads `<lang>.md` against the facts of its guide: one section per step in their order, then missed, rights, duties
 * and help. Reports all faults; answers undefined where the text cannot be shown.
 */
export function readGuideText<FrontMatter extends Head>(
  text: string,
  facts: GuideFacts,
  schema: Schema<FrontMatter>,
  file: string,
  report: Report,
): GuideText<FrontMatter> | undefined {
  const raw = splitText(text, file, report)
  const head = readYaml(raw.frontMatter, schema, file, report)
  const stepIds = facts.steps.map(step => step.id)
  if (!checkOrder(raw.sections, [...stepIds, ...closingSections], file, report)) return undefined
  const steps = raw.sections.slice(0, stepIds.length).map(section => readStep(section, file, report))
  const [missed, rights, duties, help] = raw.sections.slice(stepIds.length)
  if (!missed || !rights || !duties || !help) return undefined
  const closing = {
    missed: readTextSection(missed, file, report),
    rights: readClauses(rights, file, report),
    duties: readClauses(duties, file, report),
    help: readTextSection(help, file, report),
  }
  const readable = steps.filter(step => step !== undefined)
  if (!head || readable.length < steps.length) return undefined
  return { head, headHash: headHash(head), steps: readable, ...closing }
}

/** Hash of the section `head`: title, summary and for whom the guide is not. */
export function headHash({ title, summary, notFor }: Head): string {
  return sectionHash([title, summary, notFor ?? ''].join('\n'))
}

function checkOrder(
  sections: readonly RawSection[],
  demanded: readonly string[],
  file: string,
  report: Report,
): boolean {
  const ids = sections.map(section => section.id)
  const missing = demanded.filter(id => !ids.includes(id))
  const unknown = ids.filter(id => !demanded.includes(id))
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  for (const id of missing)
    report({ file, field: `#${id}`, found: 'no such section', write: `"## Title {#${id}}"` })
  for (const id of unknown) {
    const write = `one of ${demanded.join(', ')}, or add the step to guide.yaml`
    report({ file, field: `#${id}`, found: 'a section that guide.yaml does not know', write })
  }
  for (const id of twice) report({ file, field: `#${id}`, found: 'the section twice', write: 'it once' })
  if (missing.length + unknown.length + twice.length > 0) return false
  if (ids.join() === demanded.join()) return true
  const write = `the order of guide.yaml: ${demanded.join(', ')}`
  report({ file, field: 'the sections', found: ids.join(', '), write })
  return false
}
