import { wishes as knownWishes } from '../../../../booking/core/wish.ts'
import type { SlotFilter } from '../../../../booking/use-cases/signatures.ts'
import type { App } from '../../../../server/app.ts'
import type { DeskOffer } from '../../../../server/workspace/desk.ts'
import { instantOf } from '../../instant.ts'
import { idOf, type KnownTalk, readTalk } from '../../talk.ts'
import { filterOf, wishesOf } from '../../wishes.ts'
import { everybody } from './day-wanted.ts'

/** What is chosen for a talk at the desk, with whom, and from when on times are looked for. */
export interface DeskTalk {
  readonly talk: KnownTalk
  /** As the choice is written: an office, `phone`, `video`, or nothing. */
  readonly place: string
  /** A counsellor's id, or `all`: whoever is free first. */
  readonly who: string
  readonly from: Temporal.Instant | undefined
  /** Nobody of those chosen speaks the language: somebody must interpret. */
  readonly unspoken: boolean
}

/**
 * What somebody has chosen so far, of what she can choose. The language of the talk has a field of its own, because `language`
 * is the page's.
 */
export function readDeskTalk(
  texts: Readonly<Record<string, string>>,
  app: App,
  offer: DeskOffer,
  own: string | undefined,
): DeskTalk {
  const read = readTalk({ ...texts, language: texts.talkLanguage ?? '' }, app)
  const whose = offer.counsellors.find(({ id }) => id === (idOf(texts.who) ?? own))
  const chosen = whose ? [whose] : offer.counsellors
  const { language } = read
  const unspoken = language !== undefined && !chosen.some(({ languages }) => languages.includes(language))
  const mode = texts.place === 'video' ? ('video' as const) : read.mode
  return {
    talk: {
      ...read,
      ...{ mode, office: mode ? undefined : read.office, team: undefined },
      interpreter: unspoken ? 'yes' : read.interpreter,
    },
    place: mode ?? read.office ?? '',
    who: whose?.id ?? everybody,
    from: instantOf(texts.from),
    unspoken,
  }
}

/** Which times suit: of one counsellor, or the fairest choice of all. */
export function deskFilter({ talk, who, from }: DeskTalk, app: App): SlotFilter {
  const all = who === everybody
  return { ...filterOf(talk, app), from, counsellor: all ? undefined : who, distinct: all }
}

/** The choice as fields of a form or a query. */
export function deskFields({ talk, place, who, from }: DeskTalk): Readonly<Record<string, string>> {
  const wished = wishesOf(talk)
  const fields = {
    topic: talk.topic,
    talkLanguage: talk.language,
    place,
    who,
    from: from?.toString(),
    ...Object.fromEntries(
      knownWishes
        .filter(wish => wished.includes(wish))
        .map(wish => [wish === 'step-free' ? 'stepFree' : wish, 'yes']),
    ),
  }
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}
