import { describe, expect, test } from 'vitest'
import { makeNoteWaiting } from '../../../src/booking/use-cases/note-waiting.ts'
import { aCountedDistrict, day } from '../../builders/numbers.ts'
import { firstOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('waiting times on $name', ({ open }) => {
  const start = async () => aCountedDistrict(await open())

  test('are noted once a day, in hours, as how long one waits for a language', async () => {
    const { noteWaiting, storage, clock, book, slots, close } = await start()
    await noteWaiting()
    const noted = [
      { day, language: 'ar', hours: 23 },
      { day, language: 'de', hours: 23 },
      { day, language: 'uk', hours: 71 },
    ]
    expect(await storage.waitingTimes(day, day)).toEqual(noted)
    await book(firstOf(slots).id)
    clock.advance({ hours: 3 })
    await noteWaiting()
    expect(await storage.waitingTimes('2026-01-01', '2026-12-31')).toEqual(noted)
    clock.advance({ hours: 24 })
    await noteWaiting()
    expect(await storage.waitingTimes('2026-11-24', '2026-11-24')).toHaveLength(3)
    await close()
  })

  test('are not noted before offices open, and are the same when several do it at once', async () => {
    const { noteWaiting, storage, clock, needs, close } = await start()
    clock.set(Temporal.Instant.from('2026-11-23T06:59:59Z'))
    await noteWaiting()
    expect(await storage.waitingTimes(day, day)).toEqual([])
    clock.set(Temporal.Instant.from('2026-11-23T07:00:00Z'))
    await Promise.all([noteWaiting(), makeNoteWaiting(needs)(), makeNoteWaiting(needs)(), noteWaiting()])
    const languages = (await storage.waitingTimes(day, day)).map(({ language }) => language)
    expect(languages).toEqual(['ar', 'de', 'uk'])
    await close()
  })

  test('say that a language has nothing free at all', async () => {
    const { noteWaiting, storage, clock, close } = await start()
    clock.set(Temporal.Instant.from('2027-12-30T12:00:00Z'))
    await noteWaiting()
    expect((await storage.waitingTimes('2027-12-30', '2027-12-30')).map(({ hours }) => hours)).toEqual([
      null,
      null,
      null,
    ])
    await close()
  })
})
