import type { SearchCounting } from '../booking/use-cases/count-searches.ts'
import type { Content } from '../information/loader/content.ts'
import type { App } from './app.ts'

/**
 * Counts searches that found nothing, where the district wants it. Whatever else somebody asks for is counted as not said: an address must not be able to make rows.
 */
export function makeNoteSearch(
  { note }: Pick<SearchCounting, 'note'>,
  { district, topics }: Pick<Content, 'district' | 'topics'>,
): App['noteSearch'] {
  if (!district.numbers?.searchesWithoutResult) return () => undefined
  const knownTopics = new Set(topics.map(({ id }) => id))
  const knownLanguages = new Set<string>(district.counsellorLanguages)
  return ({ topic = '', language = '' }) =>
    note({
      topic: knownTopics.has(topic) ? topic : '',
      language: knownLanguages.has(language) ? language : '',
    })
}
