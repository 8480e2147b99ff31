import { getCollection } from 'astro:content'
import type { LanguageTag } from '../../i18n/languages.ts'
import type { Content } from '../loader/content.ts'
import { sortContent } from '../loader/sort-content.ts'
import * as guideList from './guide-list.ts'
import { guideView as viewOfGuide } from './guide-view.ts'
import { officeViews } from './office-views.ts'
import { officeKindViews, paperViews, termViews, topicViews } from './short-views.ts'
import type { GuideView } from './views.ts'

/** Topics in their order. */
export const topics = perLanguage(topicViews)
/** Every topic with its guides; topics without one stay. */
export const guidesByTopic = perLanguage(guideList.guidesByTopic)
/** Offices with the names of their towns. */
export const offices = perLanguage(officeViews)
/** What each kind of office does. */
export const officeKinds = perLanguage(officeKindViews)
/** Official German words, explained. */
export const terms = perLanguage(termViews)
/** Papers that offices ask for. */
export const papers = perLanguage(paperViews)

/** The installation. */
export async function district(): Promise<Content['district']> {
  return (await content()).district
}

/** The ids of all guides, in their order. */
export async function guideIds(): Promise<string[]> {
  return (await content()).guides.map(guide => guide.id)
}

/** The languages in which a guide has its own text. */
export async function guideLanguages(id: string): Promise<LanguageTag[]> {
  return guideList.guideLanguages(await content(), id)
}

/** Everything that the page of a guide needs; throws for an id that there is not. */
export async function guideView(id: string, language: LanguageTag): Promise<GuideView> {
  return viewOfGuide(await content(), id, language)
}

let loaded: Promise<Content> | undefined

function content(): Promise<Content> {
  // While somebody edits, every request reads anew; a build and the server read once.
  if (import.meta.env.DEV) return collect()
  loaded ??= collect()
  return loaded
}

async function collect(): Promise<Content> {
  const [district] = await entries('district')
  if (!district) throw new Error('The collection "district" is empty: run `astro sync` first.')
  return sortContent({
    district,
    guides: await entries('guides'),
    terms: await entries('terms'),
    papers: await entries('papers'),
    topics: await entries('topics'),
    officeKinds: await entries('officeKinds'),
    offices: await entries('offices'),
    towns: await entries('towns'),
    counsellors: await entries('counsellors'),
    officeHours: await entries('officeHours'),
    teams: await entries('teams'),
  })
}

type EntryOf<Name extends keyof Content> = Content[Name] extends readonly (infer Entry)[]
  ? Entry
  : Content[Name]

// The loader stores what readContent has checked; Astro knows neither that type nor, before `astro sync`, the names.
const read = getCollection as unknown as (name: string) => Promise<readonly { readonly data: unknown }[]>

async function entries<Name extends keyof Content>(name: Name): Promise<EntryOf<Name>[]> {
  return (await read(name)).map(entry => entry.data as EntryOf<Name>)
}

function perLanguage<View>(make: (content: Content, language: LanguageTag) => View) {
  const made = new WeakMap<Content, Map<LanguageTag, View>>()
  return async (language: LanguageTag): Promise<View> => {
    const source = await content()
    const views = made.get(source) ?? new Map<LanguageTag, View>()
    made.set(source, views)
    const view = views.get(language) ?? make(source, language)
    views.set(language, view)
    return view
  }
}
