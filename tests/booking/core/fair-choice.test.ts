import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseFairly } from '../../../src/booking/core/fair-choice.ts'
import type { OfferedSlot, Slot } from '../../../src/booking/core/slot.ts'
import { slotId } from '../../../src/booking/core/slot-id.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { firstOf } from '../../builders/result.ts'

const year = {
  from: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  to: Temporal.Instant.from('2026-12-31T00:00:00Z'),
}

/** Times of a year at which everybody is there. */
const times = slotsOf(someOfficeHours(), aCounsellor(), year)

/** The slot that somebody has at a time. */
const slotWith = (name: string, time: Slot): OfferedSlot => {
  const rule = `rule-${name}`
  return { ...time, id: slotId(rule, time.start), rule, counsellor: aCounsellor({ id: name }) }
}

const people = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/), { minLength: 2, maxLength: 8 })

/** Everybody who books takes whom she is given, and the next one is chosen knowing that. */
const bookOneByOne = (
  names: readonly string[],
  wanted: readonly Slot[],
  order: <T>(list: readonly T[]) => readonly T[],
) => {
  const loads = new Map<string, number>()
  const taken = new Set<string>()
  for (const time of wanted) {
    const free = order(names.map(name => slotWith(name, time)).filter(({ id }) => !taken.has(id)))
    const [slot] = chooseFairly(free, loads)
    if (!slot) continue
    taken.add(slot.id)
    loads.set(slot.counsellor.id, (loads.get(slot.counsellor.id) ?? 0) + 1)
  }
  return loads
}

const counts = (names: readonly string[], loads: ReadonlyMap<string, number>): number[] =>
  names.map(name => loads.get(name) ?? 0)

// Few times, so that some are wanted by more people than there are counsellors.
const someTimes = fc.array(fc.constantFrom(...times.slice(0, 24)), {
  minLength: 30,
  maxLength: 90,
  size: 'max',
})

describe('of counsellors who are alike', () => {
  test('each is given as many people as the others while all are free, whoever is asked for', () => {
    fc.assert(
      fc.property(
        people,
        fc.shuffledSubarray([...times], { minLength: 30, maxLength: 90 }),
        (names, wanted) => {
          const given = counts(
            names,
            bookOneByOne(names, wanted, list => list),
          )
          expect(given.reduce((a, b) => a + b, 0)).toBe(wanted.length)
          expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('nobody is given one more while somebody is free who has fewer', () => {
    const reached = { choices: 0, 'not all were free': 0, 'nobody was free': 0 }
    fc.assert(
      fc.property(people, someTimes, (names, wanted) => {
        const loads = new Map<string, number>()
        const loadOf = (slot: OfferedSlot) => loads.get(slot.counsellor.id) ?? 0
        const taken = new Set<string>()
        for (const time of wanted) {
          const free = names.map(name => slotWith(name, time)).filter(({ id }) => !taken.has(id))
          reached['not all were free'] += Number(free.length < names.length && free.length > 0)
          reached['nobody was free'] += Number(free.length === 0)
          for (const slot of chooseFairly(free, loads)) {
            expect(loadOf(slot)).toBe(Math.min(...free.map(loadOf)))
            loads.set(slot.counsellor.id, loadOf(slot) + 1)
            taken.add(slot.id)
            reached.choices += 1
          }
        }
      }),
      { numRuns: 60 },
    )
    for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(0)
  })

  test('nobody is chosen for her place in a list', () => {
    fc.assert(
      fc.property(people, someTimes, fc.integer(), (names, wanted, seed) => {
        const forwards = bookOneByOne(names, wanted, list => list)
        const mixed = <T>(list: readonly T[]): readonly T[] =>
          list
            .toSorted((a, b) => JSON.stringify([seed, a]).length - JSON.stringify([seed, b]).length)
            .toReversed()
        expect(bookOneByOne(names.toReversed(), wanted, mixed)).toEqual(forwards)
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['anna', 'zoe'],
    ['im-01', 'im-02', 'im-03', 'im-22'],
    ['a', 'aa', 'aaa', 'b', 'z', 'zz'],
  ])('nobody is chosen for her name: %s, %s', (...names) => {
    // With nobody given anything yet, chance alone decides: over 300 times each comes up about as often.
    const chosen = times.slice(0, 300).map(time => {
      const slots = names.map(name => slotWith(name, time))
      return firstOf(chooseFairly(slots, new Map())).counsellor.id
    })
    const share = chosen.length / names.length
    for (const name of names) {
      const times = chosen.filter(each => each === name).length
      // Five standard deviations of a fair choice.
      const deviation = Math.sqrt(chosen.length * (1 / names.length) * (1 - 1 / names.length))
      expect(Math.abs(times - share), name).toBeLessThan(5 * deviation)
    }
  })

  test('the choice is the same each time it is asked, as long as nobody books', () => {
    const all = times.flatMap(time => ['c1', 'c2', 'c3'].map(name => slotWith(name, time)))
    const first = chooseFairly(all, new Map([['c2', 1]]))
    expect(chooseFairly(all, new Map([['c2', 1]]))).toEqual(first)
    expect(first.length).toBe(times.length)
    expect(first.some(({ counsellor }) => counsellor.id === 'c2')).toBe(false)
  })

  test('they are alike only at one place, in one way, for one length, and a group is none of them', () => {
    const hours = [
      someOfficeHours({ id: 'a', counsellor: 'c1' }),
      someOfficeHours({ id: 'b', counsellor: 'c2', office: 'outstation' }),
      someOfficeHours({ id: 'c', counsellor: 'c3', mode: 'phone', office: null }),
      someOfficeHours({ id: 'd', counsellor: 'c4', slotMinutes: 45 }),
      someOfficeHours({ id: 'e', counsellor: 'c5', seats: 4 }),
      someOfficeHours({ id: 'f', counsellor: 'c6' }),
    ]
    const nine = Temporal.Instant.from('2026-11-24T08:00:00Z')
    const slots = hours.flatMap(rule => {
      const counsellor = aCounsellor({ id: rule.counsellor })
      const window = { from: nine, to: nine.add({ minutes: 1 }) }
      return slotsOf(rule, counsellor, window).map(slot => ({ ...slot, counsellor }))
    })
    const chosen = chooseFairly(slots, new Map([['c1', 3]]))
    expect(chosen.map(({ rule }) => rule)).toEqual(['b', 'c', 'd', 'e', 'f'])
  })
})
