import type { LanguageTag } from '../../i18n/languages.ts'
import type { Clause, GuideFacts, StepFacts } from '../schema/guide.ts'
import { checkLine, checkText, type Place } from './check-marks.ts'
import type { ClausesSection, GuideText, StepSection } from './content.ts'
import type { Report } from './content-error.ts'
import type { Ids } from './ids.ts'

type Head = { title: string; summary: string; notFor?: string | undefined }

/** Checks a text against the facts of its guide, and every mark and link in it. */
export function checkGuideText(
  text: GuideText<Head>,
  facts: GuideFacts,
  place: { readonly file: string; readonly language: LanguageTag },
  ids: Ids,
  report: Report,
): void {
  const at = (field: string): Place => ({ ...place, field })
  const { title, summary, notFor = '' } = text.head
  for (const [field, line] of Object.entries({ title, summary, notFor }))
    checkLine(line, at(field), ids, report)
  text.steps.forEach((step, index) => {
    const stepFacts = facts.steps[index]
    if (stepFacts) checkDemanded(step, stepFacts, place.file, report)
    checkLine(step.title, at(`#${step.id}`), ids, report)
    for (const [key, line] of Object.entries(step.lines))
      checkLine(line ?? '', at(`#${step.id}.${key}`), ids, report)
    checkText(step.body, at(`#${step.id}`), ids, report)
  })
  for (const section of [text.missed, text.help]) checkText(section.body, at(`#${section.id}`), ids, report)
  for (const [section, clauses] of [
    [text.rights, facts.rights],
    [text.duties, facts.duties],
  ] as const) {
    checkClauses(section, clauses, place.file, report)
    for (const { id, text: words } of section.items) checkLine(words, at(`#${section.id}.${id}`), ids, report)
  }
}

/** Checks that a translation has the optional lines that the German text has: a missing one is a lost fact. */
export function checkSameLines(
  translation: GuideText<Head>,
  source: GuideText<Head>,
  file: string,
  report: Report,
): void {
  compareKeys(translation.head, source.head, 'the front matter', file, report)
  translation.steps.forEach((step, index) => {
    const german = source.steps[index]
    if (german) compareKeys(step.lines, german.lines, `#${step.id}`, file, report)
  })
}

function compareKeys(translated: object, german: object, field: string, file: string, report: Report): void {
  const keys = ['notFor', 'who', 'bring', 'cost']
  for (const key of keys.filter(candidate => candidate in german !== candidate in translated)) {
    const found = key in german ? `no "${key}:"` : `"${key}:", which de.md does not have`
    const write = key in german ? `the line that de.md has` : 'what de.md says, or take it out'
    report({ file, field: `${field}.${key}`, found, write })
  }
}

function checkDemanded(step: StepSection, facts: StepFacts, file: string, report: Report): void {
  const { deadline, cost, duration } = facts
  const demanded = { deadline, missed: deadline, cost: cost === 'fee' || cost === 'varies', duration }
  for (const [key, isDemanded] of Object.entries(demanded)) {
    const isThere = key in step.lines
    const field = `#${step.id}.${key}`
    if (isDemanded && !isThere) {
      report({
        file,
        field,
        found: 'nothing',
        write: `"${key}: …" below the heading, because guide.yaml says so`,
      })
    }
    if (isThere && !isDemanded && key !== 'cost') {
      const write = 'nothing there, or "true" for it in guide.yaml'
      report({ file, field, found: `"${key}:", which guide.yaml does not announce`, write })
    }
  }
}

function checkClauses(
  section: ClausesSection,
  clauses: readonly Clause[],
  file: string,
  report: Report,
): void {
  const written = section.items.map(item => item.id)
  const demanded = clauses.map(clause => clause.id)
  if (written.join() === demanded.join()) return
  const found = written.length === 0 ? 'no entries' : written.join(', ')
  report({
    file,
    field: `#${section.id}`,
    found,
    write: `the ids of guide.yaml in their order: ${demanded.join(', ')}`,
  })
}
