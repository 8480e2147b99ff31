import { type LanguageTag, sourceLanguage } from '../../i18n/languages.ts'
import type { ClausesSection, Content, Guide, GuideText, TextSection } from '../loader/content.ts'
import { plainText } from '../loader/marks.ts'
import { type RenderContext, renderLine, renderText } from '../loader/render-text.ts'
import type { Clause, GuideFacts } from '../schema/guide.ts'
import { sectionStatuses } from '../status/guide-status.ts'
import { type SectionStatus, sourceStatus, worstStatus } from '../status/section-status.ts'
import { type Links, siteLinks } from './links.ts'
import { linkedTerms, stepView, termsOfStep } from './step-view.ts'
import type { ClausesView, GuideView, TextSectionView } from './views.ts'

type Words = GuideText<{ title: string; summary: string; notFor?: string | undefined }>

/** One guide in the language asked for, else in German, rendered. Throws for an id that there is not. */
export function guideView(
  content: Content,
  id: string,
  asked: LanguageTag,
  links: Links = siteLinks(asked),
): GuideView {
  const guide = content.guides.find(candidate => candidate.id === id)
  if (!guide) throw new Error(`There is no guide ${id} in content/guides/.`)
  const { facts } = guide
  const { words, shown, statuses } = wordsIn(guide, asked)
  const context: RenderContext = { ...links, language: shown }
  const statusOf = (section: string): SectionStatus => statuses[section] ?? sourceStatus
  return {
    ...{ id, asked, shown, topic: facts.topic, audience: facts.audience, reviewed: facts.reviewed },
    ...{ sources: facts.sources, related: facts.related },
    ...headView(words, context),
    status: worstStatus(Object.values(statuses)),
    headStatus: statusOf('head'),
    steps: facts.steps.flatMap((step, index) => {
      const section = words.steps[index]
      return section ? [stepView(step, section, index + 1, statusOf(step.id), context)] : []
    }),
    missed: textView(words.missed, statusOf('missed'), context),
    rights: clausesView(words.rights, facts.rights, statusOf('rights'), context),
    duties: clausesView(words.duties, facts.duties, statusOf('duties'), context),
    help: textView(words.help, statusOf('help'), context),
    terms: termsOf(facts, words, shown),
  }
}

/** The words of a guide in the language asked for or in German, and the status of each section. */
export function wordsIn(
  guide: Guide,
  asked: LanguageTag,
): { words: Words; shown: LanguageTag; statuses: Readonly<Record<string, SectionStatus>> } {
  const translation = guide.translations[asked]
  const statuses = sectionStatuses(guide.source, translation)
  if (translation) return { words: translation, shown: asked, statuses }
  return { words: guide.source, shown: sourceLanguage, statuses }
}

function headView({ head }: Words, context: RenderContext) {
  return {
    title: plainText(head.title),
    titleHtml: renderLine(head.title, context),
    summary: plainText(head.summary),
    summaryHtml: renderLine(head.summary, context),
    notFor: head.notFor && renderLine(head.notFor, context),
  }
}

function textView(section: TextSection, status: SectionStatus, context: RenderContext): TextSectionView {
  return { ...titleView(section.title, context), status, body: renderText(section.body, context) }
}

function clausesView(
  section: ClausesSection,
  facts: readonly Clause[],
  status: SectionStatus,
  context: RenderContext,
): ClausesView {
  const items = section.items.map(({ id, text }) => {
    const sources = facts.find(fact => fact.id === id)?.sources ?? []
    return { id, html: renderLine(text, context), sources }
  })
  return { ...titleView(section.title, context), status, items }
}

function titleView(title: string, context: RenderContext) {
  return { title: plainText(title), titleHtml: renderLine(title, context) }
}

function termsOf(facts: GuideFacts, words: Words, language: LanguageTag): string[] {
  const { head, steps, missed, rights, duties, help } = words
  const linked = (texts: readonly (string | undefined)[]) =>
    texts.flatMap(text => linkedTerms(text ?? '', language))
  const ofSteps = facts.steps.flatMap((step, index) => {
    const section = steps[index]
    return section ? termsOfStep(step, section, language) : []
  })
  const clauses = [...rights.items, ...duties.items].map(item => item.text)
  const closing = linked([missed.body, ...clauses, help.body])
  return [...new Set([...linked([head.summary, head.notFor]), ...ofSteps, ...closing])]
}
