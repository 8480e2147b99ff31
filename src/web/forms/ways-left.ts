import type { App } from '../../server/app.ts'
import type { KnownTalk } from './talk.ts'
import { filterOf } from './wishes.ts'

/** What can be given up where nothing is free. */
export type WayLeft = 'places' | 'woman' | 'stepFree' | 'interpreter' | 'english' | 'german' | 'all'

interface Way {
  readonly way: WayLeft
  readonly talk: KnownTalk
}

const anywhere = { office: undefined, mode: undefined, team: undefined } as const

/** The ways in the order in which they stay near to what she asked for: her language comes before anybody else's. */
function waysFrom(talk: KnownTalk): Way[] {
  const { office, mode, team, language, woman, stepFree, interpreter } = talk
  const ways: (Way | false)[] = [
    (office !== undefined || mode !== undefined || team !== undefined) && {
      way: 'places',
      talk: { ...talk, ...anywhere },
    },
    woman === 'yes' && { way: 'woman', talk: { ...talk, woman: 'maybe' } },
    stepFree === 'yes' && { way: 'stepFree', talk: { ...talk, stepFree: 'maybe' } },
    !interpreter && language !== 'de' && { way: 'interpreter', talk: { ...talk, interpreter: 'yes' } },
    !interpreter && language !== 'en' && { way: 'english', talk: { ...talk, language: 'en' } },
    !interpreter && language !== 'de' && { way: 'german', talk: { ...talk, language: 'de' } },
  ]
  return ways.filter(way => way !== false)
}

/** Everything that can be given up, given up: the wishes that she has stay with the booking. */
function withoutLimits(talk: KnownTalk): Way {
  const interpreter = talk.language === 'de' ? talk.interpreter : 'yes'
  const wishes = { woman: talk.woman && 'maybe', stepFree: talk.stepFree && 'maybe', interpreter } as const
  return { way: 'all', talk: { ...talk, ...anywhere, ...wishes } }
}

/** The ways that lead to a free time; one that leads to another empty page is not offered. */
export async function waysLeft(app: App, talk: KnownTalk): Promise<readonly Way[]> {
  const leads = async (way: Way) => {
    const { slots } = await app.booking.findSlots({ ...filterOf(way.talk, app), limit: 1 })
    return slots.length > 0 ? [way] : []
  }
  const ways = (await Promise.all(waysFrom(talk).map(leads))).flat()
  return ways.length > 0 ? ways : leads(withoutLimits(talk))
}
