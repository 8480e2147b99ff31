import type { NumberProperty, NumberWords } from '../booking/core/number-lines.ts'
import { languageName } from '../i18n/formats/names.ts'
import { sourceLanguage } from '../i18n/languages.ts'
import { type StaffTag, staffStringsFor } from '../i18n/strings/staff-strings.ts'
import type { Content } from '../information/loader/content.ts'

/** The file and the terminal are German, as are the names in them: they are for reports of a German authority. */
const reports: StaffTag = sourceLanguage

/** Heads of the file. */
export const numberHeads = (['kind', 'from', 'to', 'by', 'value', 'count', 'note'] as const).map(head =>
  staffStringsFor(reports)(`numbers.head.${head}`),
)

const outcomes = ['attended', 'missed', 'cancelled', 'open'] as const

/** A language's name; a tag that is none stays as it is. */
const nameOfLanguage = (tag: string, language: StaffTag): string => {
  try {
    return languageName(tag, language)
  } catch {
    return tag
  }
}

/** The words for the numbers of a district. Names of offices and guides stay German. */
export const numberWordsOf = (
  { offices, topics, guides }: Content,
  language: StaffTag = reports,
): NumberWords => {
  const t = staffStringsFor(language)
  const outcomeOf = (id: string) => outcomes.find(outcome => outcome === id)
  const guideOf = (id: string) => guides.find(guide => guide.id === id)?.source.head.title
  const topicOf = (id: string) => topics.find(topic => topic.id === id)?.texts
  const names: Readonly<Record<NumberProperty, (id: string) => string | undefined>> = {
    all: () => undefined,
    week: () => undefined,
    office: id => (id === '' ? t('numbers.remote') : offices.find(office => office.id === id)?.name),
    topic: id => (topicOf(id)?.[language] ?? topicOf(id)?.de)?.name,
    language: tag => nameOfLanguage(tag, language),
    outcome: id => {
      const outcome = outcomeOf(id)
      return outcome && t(`numbers.outcome.${outcome}`)
    },
    guide: guideOf,
  }
  return {
    kinds: {
      ...{ booked: t('numbers.kind.booked'), ended: t('numbers.kind.ended') },
      ...{ searches: t('numbers.kind.searches'), read: t('numbers.kind.read'), free: t('numbers.kind.free') },
      waiting: t('numbers.kind.waiting'),
      ...{ measured: t('numbers.kind.measured'), without: t('numbers.kind.without') },
    },
    properties: {
      ...{ all: t('numbers.by.all'), week: t('numbers.by.week'), office: t('numbers.by.office') },
      ...{ topic: t('numbers.by.topic'), language: t('numbers.by.language') },
      ...{ outcome: t('numbers.by.outcome'), guide: t('numbers.by.guide') },
    },
    lacks: { 'not-yet': t('numbers.lacks.not-yet'), few: t('numbers.lacks.few') },
    others: t('numbers.others'),
    nameOf: (property, id) =>
      id === '' && property !== 'office' ? t('numbers.unsaid') : (names[property](id) ?? id),
  }
}
