import type { NumberProperty, NumberWords } from '../../booking/core/number-lines.ts'
import type { Content } from '../../information/loader/content.ts'

/** Heads of the file. German, as are the names in it: it is for reports of a German authority. */
export const numberHeads = ['Zahl', 'von', 'bis', 'nach', 'Wert', 'Anzahl', 'Hinweis'] as const

const outcomes: Readonly<Record<string, string>> = {
  attended: 'gekommen',
  missed: 'nicht gekommen',
  cancelled: 'abgesagt',
  open: 'nicht vermerkt',
}

const german = new Intl.DisplayNames('de', { type: 'language', fallback: 'code' })

/** A language's name; a tag that is none stays as it is. */
const languageName = (tag: string): string => {
  try {
    return german.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The words for the numbers of a district. */
export const numberWordsOf = ({ offices, topics }: Content): NumberWords => {
  const names: Readonly<Record<NumberProperty, (id: string) => string | undefined>> = {
    all: () => undefined,
    week: () => undefined,
    office: id => (id === '' ? 'Telefon oder Video' : offices.find(office => office.id === id)?.name),
    topic: id => topics.find(topic => topic.id === id)?.texts.de?.name,
    language: languageName,
    outcome: id => outcomes[id],
  }
  return {
    kinds: {
      booked: 'gebucht',
      ended: 'was daraus wurde',
      searches: 'Suchen ohne freie Zeit',
      free: 'noch frei',
      waiting: 'Wartezeit in Stunden (Median der Woche)',
      measured: 'Tage mit Messung',
      without: 'Tage ohne freie Zeit',
    },
    properties: {
      ...{ all: 'alle', week: 'Woche', office: 'Ort', topic: 'Thema', language: 'Sprache' },
      outcome: 'Ausgang',
    },
    lacks: { 'not-yet': 'Monat noch nicht abgeschlossen', few: 'weniger als fünf' },
    others: 'Übrige',
    nameOf: (property, id) =>
      id === '' && property !== 'office' ? 'ohne Angabe' : (names[property](id) ?? id),
  }
}
