// Searches that found nothing are counted without a trace of who looked, and only where the district wants it.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { makeCountSearches } from '../../src/booking/use-cases/count-searches.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import type { App } from '../../src/server/app.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { makeNoteSearch } from '../../src/server/note-search.ts'
import { getSlots } from '../../src/web/http/api.ts'
import { anInstallation } from '../builders/installation.ts'

const content = readContent(join(projectFolder, 'content'))

async function aDistrictThat(counts: boolean | undefined) {
  const lotse = await anInstallation(openMemory())
  const { note, flush } = makeCountSearches(lotse.needs)
  const numbers = counts === undefined ? undefined : { searchesWithoutResult: counts }
  const noteSearch = makeNoteSearch({ note }, { ...content, district: { ...content.district, numbers } })
  const app: Pick<App, 'noteSearch' | 'stepFreeOffices' | 'placeOf'> & { booking: Partial<App['booking']> } =
    {
      noteSearch,
      stepFreeOffices: [],
      placeOf: () => undefined,
      booking: { findSlots: lotse.findSlots },
    }
  const get = async (query: string) => {
    const request = new Request(`https://lotse.example/api/slots?${query}`)
    // What the address of free times needs of the application is all there.
    const answer = await getSlots({ request, app: app as App, reference: '', network: undefined })
    return ((await answer.json()) as { slots: unknown[] }).slots.length
  }
  const counted = async () => {
    await flush()
    return lotse.storage.searches('2026-11')
  }
  return { get, counted }
}

describe('a search that finds nothing', () => {
  it('is counted by month, topic and language where the district wants it', async () => {
    const { get, counted } = await aDistrictThat(true)
    expect(await get('topic=housing&language=uk')).toBe(0)
    expect(await get('topic=housing&language=uk&woman=true')).toBe(0)
    expect(await get('language=fa')).toBe(0)
    expect(await counted()).toEqual([
      { month: '2026-11', topic: '', language: 'fa', count: 1 },
      { month: '2026-11', topic: 'housing', language: 'uk', count: 2 },
    ])
  })

  it('is not counted where it found something, or looked at a part of the time only', async () => {
    const { get, counted } = await aDistrictThat(true)
    expect(await get('topic=housing&language=ar')).toBeGreaterThan(0)
    expect(await get('topic=housing&language=ar&to=2026-11-22T12:00:00Z')).toBe(0)
    expect(await get('topic=housing&language=ar&from=2099-01-01T12:00:00Z')).toBe(0)
    expect(await counted()).toEqual([])
  })

  it('makes no row of words that are neither topics nor languages here', async () => {
    const { get, counted } = await aDistrictThat(true)
    for (const word of ['nothing', 'xx', 'housing%27--', 'qqq']) await get(`topic=${word}&language=${word}`)
    expect((await counted()).map(({ topic, language }) => [topic, language])).toEqual([['', '']])
  })

  it.each([undefined, false])('is not counted where the district says %s', async says => {
    const { get, counted } = await aDistrictThat(says)
    expect(await get('topic=housing&language=uk')).toBe(0)
    expect(await counted()).toEqual([])
  })
})

it('is off in the district that comes with the program', () => {
  expect(content.district.numbers).toBeUndefined()
})
