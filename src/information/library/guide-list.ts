import { type LanguageTag, languageTags, sourceLanguage } from '../../i18n/languages.ts'
import type { Content, Guide } from '../loader/content.ts'
import { plainText } from '../loader/marks.ts'
import { worstStatus } from '../status/section-status.ts'
import { wordsIn } from './guide-view.ts'
import { topicViews } from './short-views.ts'
import type { GuideSummary, TopicWithGuides } from './views.ts'

/** Every topic with its guides in their order; topics without a guide stay, so that a page can offer a talk. */
export function guidesByTopic(content: Content, asked: LanguageTag): TopicWithGuides[] {
  const guides = content.guides.map(guide => guideSummary(guide, asked))
  return topicViews(content, asked).map(topic => ({
    topic,
    guides: guides.filter(guide => guide.topic === topic.id),
  }))
}

/** The languages in which a guide has its own text; none for an id that there is not. */
export function guideLanguages(content: Content, id: string): LanguageTag[] {
  const guide = content.guides.find(candidate => candidate.id === id)
  if (!guide) return []
  return languageTags.filter(tag => tag === sourceLanguage || guide.translations[tag])
}

function guideSummary(guide: Guide, asked: LanguageTag): GuideSummary {
  const { words, shown, statuses } = wordsIn(guide, asked)
  return {
    id: guide.id,
    topic: guide.facts.topic,
    shown,
    title: plainText(words.head.title),
    summary: plainText(words.head.summary),
    status: worstStatus(Object.values(statuses)),
  }
}
