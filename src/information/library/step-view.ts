import type { LanguageTag } from '../../i18n/languages.ts'
import type { StepSection } from '../loader/content.ts'
import { lexBlocks, plainText, targetsOf } from '../loader/marks.ts'
import { type RenderContext, renderLine, renderText } from '../loader/render-text.ts'
import type { StepFacts } from '../schema/guide.ts'
import type { SectionStatus } from '../status/section-status.ts'
import type { StepView } from './views.ts'

/** A step of a guide, its words rendered; `number` counts from 1. */
export function stepView(
  facts: StepFacts,
  section: StepSection,
  number: number,
  status: SectionStatus,
  context: RenderContext,
): StepView {
  const { lines, title, body } = section
  const line = (text: string | undefined) => (text === undefined ? undefined : renderLine(text, context))
  return {
    id: facts.id,
    number,
    title: plainText(title),
    titleHtml: renderLine(title, context),
    status,
    who: facts.who,
    whoText: line(lines.who),
    where: facts.where,
    papers: facts.papers,
    bring: line(lines.bring),
    deadline: line(lines.deadline),
    missed: line(lines.missed),
    cost: { kind: facts.cost, text: line(lines.cost) },
    duration: line(lines.duration),
    next: renderLine(lines.next, context),
    body: renderText(body, context),
    terms: termsOfStep(facts, section, context.language),
    sources: facts.sources,
  }
}

/** Ids of the terms that a step names in its facts or links in its words, each once. */
export function termsOfStep(facts: StepFacts, section: StepSection, language: LanguageTag): string[] {
  const texts = [...Object.values(section.lines), section.body]
  return [...new Set([...facts.terms, ...texts.flatMap(text => linkedTerms(text ?? '', language))])]
}

/** Ids of the terms that a text links. */
export function linkedTerms(markdown: string, language: LanguageTag): string[] {
  return targetsOf(lexBlocks(markdown, language)).flatMap(target =>
    target.kind === 'term' ? [target.id] : [],
  )
}
