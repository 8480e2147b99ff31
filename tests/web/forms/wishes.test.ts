import { describe, expect, it } from 'vitest'
import type { App } from '../../../src/server/app.ts'
import { talkQuery } from '../../../src/web/addresses.ts'
import { readTalk, textsOf } from '../../../src/web/forms/talk.ts'
import { filterOf, wishesOf } from '../../../src/web/forms/wishes.ts'

const app = {
  topics: ['housing'],
  spokenLanguages: ['ar', 'de'],
  stepFreeOffices: ['ground'],
  placeOf: (id: string | null) => (id === null || id === 'nowhere' ? undefined : { id, name: id }),
  stepsOf: () => undefined,
} as Pick<App, 'topics' | 'spokenLanguages' | 'stepFreeOffices' | 'placeOf' | 'stepsOf'> as App

const read = (query: string) => readTalk(textsOf(new URLSearchParams(query)), app)

describe('a wish', () => {
  it('travels in the address, and comes back as it was', () => {
    const talk = read('topic=housing&language=ar&woman=yes&interpreter=yes&stepFree=maybe')
    expect(read(talkQuery(talk))).toEqual(talk)
    expect(wishesOf(talk)).toEqual(['woman', 'interpreter', 'step-free'])
  })

  it.each(['woman=perhaps', 'interpreter=maybe', 'stepFree=1'])('that is none is left out: %s', query => {
    expect(wishesOf(read(query))).toEqual([])
  })

  it('for a woman, or for no steps, limits the times; given up, it is still told to the counsellor', () => {
    expect(filterOf(read('woman=yes&stepFree=yes'), app)).toMatchObject({ woman: true, offices: ['ground'] })
    const maybe = read('woman=maybe&stepFree=maybe')
    expect(filterOf(maybe, app)).toMatchObject({ woman: undefined, offices: undefined })
    expect(wishesOf(maybe)).toEqual(['woman', 'step-free'])
  })

  it('for somebody who interprets opens every counsellor’s times, and her language stays hers', () => {
    const talk = read('language=ar&interpreter=yes')
    expect(filterOf(talk, app).language).toBeUndefined()
    expect(talk.language).toBe('ar')
  })
})

describe('the place', () => {
  it.each([
    ['place=phone', { mode: 'phone' }],
    ['place=ground', { office: 'ground' }],
    ['place=team:point', { team: 'point' }],
    ['place=', {}],
    ['place=nowhere', {}],
  ])('%s', (query, chosen) => {
    const { office, mode, team } = read(query)
    expect({ office, mode, team }).toEqual({ office: undefined, mode: undefined, team: undefined, ...chosen })
  })
})
