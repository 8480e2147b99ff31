import { createHash } from 'node:crypto'
import type { FeedEvent } from '../booking/ports/records.ts'
import type { OpenedFeed } from '../booking/use-cases/signatures.ts'
import { languageName } from '../i18n/formats/names.ts'
import { sourceLanguage } from '../i18n/languages.ts'
import { stringsFor } from '../i18n/strings/strings.ts'
import type { Content } from '../information/loader/content.ts'
import { createChangedSince } from './feed-changes.ts'

/** To be raised whenever feeds are written in another way: else calendars would keep what they have. */
const form = 1

/** What this needs of the texts of calendars. */
interface Texts {
  readonly feed: (parts: { name: string; description: string; events: readonly string[] }) => {
    readonly text: string
    readonly leftOut: readonly number[]
  }
  readonly extension: (extension: { title: string; description: string }) => (text: string) => string
}

/** Which text a feed is now, and since when. */
export interface FeedState {
  /** Another one whenever the text is another one. */
  readonly tag: string
  readonly since: Temporal.Instant
}

/** Feeds as iCalendar texts. */
export interface FeedCalendar {
  /** Told without reading or writing what is in it. */
  readonly stateOf: (feed: OpenedFeed) => FeedState
  readonly write: (feed: OpenedFeed, events: readonly FeedEvent[]) => string
}

/** The feed says on its face that it is a demonstration, as every page does. */
function faceOf({ scope, target, name }: OpenedFeed, { district, offices }: Content) {
  const t = stringsFor(sourceLanguage)
  const names = {
    counsellor: name,
    team: name,
    office: offices.find(({ id }) => id === target)?.name ?? target,
    district: district.name[sourceLanguage],
  }
  const short = district.demonstration ? ` (${t('site.demonstrationShort')})` : ''
  return {
    name: `${names[scope]} · ${t('site.name')}${short}`,
    description: t(district.demonstration ? 'site.demonstration' : 'appointment.summary'),
  }
}

type Say = (event: FeedEvent) => string

/** What is said of each event by whose details were chosen: `Wohnen · Arabisch`, in German. */
function detailsOf({ details }: OpenedFeed, topics: ReadonlyMap<string, string>): Say {
  const say = {
    topic: ({ topic }: FeedEvent) => topics.get(topic) ?? topic,
    language: ({ language }: FeedEvent) => (language === '' ? '' : languageName(language, sourceLanguage)),
  }
  return event =>
    details
      .map(detail => say[detail](event))
      .filter(Boolean)
      .join(' · ')
}

/** Extends the texts of events; those that say the same are extended by the same function. */
function extended(feed: OpenedFeed, events: readonly FeedEvent[], texts: Texts, say: Say): readonly string[] {
  const known = new Map<string, (text: string) => string>()
  return events.map(event => {
    const key = `${event.counsellor} ${event.topic} ${event.language}`
    const title = feed.labels.get(event.counsellor) ?? (feed.scope === 'counsellor' ? '' : event.counsellor)
    const extend = known.get(key) ?? texts.extension({ title, description: say(event) })
    known.set(key, extend)
    return extend(event.text)
  })
}

function hashOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}

/** Writes feeds for a district, in German. */
export function makeFeedCalendar(texts: Texts, content: Content): FeedCalendar {
  const topics = new Map(content.topics.map(({ id, texts: { de } }) => [id, de?.name ?? id]))
  const changedSince = createChangedSince()
  // What decides the text beside the feed: names of topics, and of languages, which come with Node.
  const words = [form, [...topics], process.versions.icu]
  return {
    stateOf: feed => {
      const { id, generation, details, labels, mark } = feed
      const empty = texts.feed({ ...faceOf(feed, content), events: [] }).text
      const tag = hashOf([empty, words, id, generation, details, [...labels], mark])
      return { tag, since: changedSince(id, tag, Temporal.Now.instant()) }
    },
    write: (feed, events) => {
      const plain = feed.scope === 'counsellor' && feed.details.length === 0
      const { text, leftOut } = texts.feed({
        ...faceOf(feed, content),
        events: plain
          ? events.map(event => event.text)
          : extended(feed, events, texts, detailsOf(feed, topics)),
      })
      if (leftOut.length > 0) console.error(`a feed left out ${leftOut.length} damaged events`)
      return text
    },
  }
}
