import type { LanguageTag } from '../../i18n/languages.ts'
import type { Content } from '../loader/content.ts'
import { plainText } from '../loader/marks.ts'
import { renderLine } from '../loader/render-text.ts'
import { type Links, siteLinks } from './links.ts'
import { textIn } from './text-in.ts'
import type { OfficeKindView, PaperView, TermView, TopicView } from './views.ts'

// Short texts carry no status of their own: a missing one falls back to German, and `shown` says so.

/** Topics in their order. */
export function topicViews(content: Content, asked: LanguageTag): TopicView[] {
  return content.topics.map(({ id, icon, order, bookable, texts }) => {
    const { text, shown } = textIn(texts, asked)
    return { id, icon, order, bookable, shown, name: plainText(text.name), line: plainText(text.line) }
  })
}

/** Official German words with their explanations. */
export function termViews(content: Content, asked: LanguageTag, links: Links = siteLinks(asked)): TermView[] {
  return content.terms.map(({ id, word, texts }) => {
    const { text, shown } = textIn(texts, asked)
    const meaning = renderLine(text.meaning, { ...links, language: shown })
    return { id, word, shown, plain: plainText(text.plain), meaning }
  })
}

/** Papers that offices ask for. */
export function paperViews(
  content: Content,
  asked: LanguageTag,
  links: Links = siteLinks(asked),
): PaperView[] {
  return content.papers.map(({ id, word, texts }) => {
    const { text, shown } = textIn(texts, asked)
    const note = text.note === undefined ? undefined : renderLine(text.note, { ...links, language: shown })
    return { id, word, shown, name: plainText(text.name), note }
  })
}

/** What each kind of office does. */
export function officeKindViews(
  content: Content,
  asked: LanguageTag,
  links: Links = siteLinks(asked),
): OfficeKindView[] {
  return content.officeKinds.map(({ id, word, icon, texts }) => {
    const { text, shown } = textIn(texts, asked)
    const does = renderLine(text.does, { ...links, language: shown })
    return { id, word, icon, shown, name: plainText(text.name), does }
  })
}
