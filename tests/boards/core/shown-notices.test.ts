import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeKinds, noticePlaces } from '../../../src/boards/core/notice.ts'
import { mostShown, noticeState, shownNotices } from '../../../src/boards/core/shown-notices.ts'
import { aNotice, day } from '../../builders/notices.ts'

const at = (text: string) => Temporal.Instant.from(text)
const shown = (...args: Parameters<typeof shownNotices>) => shownNotices(...args).map(({ id }) => id)

describe('a notice', () => {
  it.each([
    ['2026-12-22T22:59:59.999Z', false],
    ['2026-12-22T23:00:00Z', true],
    ['2026-12-25T22:59:59.999Z', true],
    ['2026-12-25T23:00:00Z', false],
  ])('from the 23rd to the 25th in Berlin is shown at %s: %s', (instant, isShown) => {
    expect(shown([aNotice()], at(instant), 'everywhere')).toEqual(isShown ? ['n1'] : [])
  })

  it('ends at midnight of summer time too', () => {
    const july = aNotice({ from: day('2026-07-01'), to: day('2026-07-01') })
    expect(shown([july], at('2026-06-30T22:00:00Z'), 'everywhere')).toEqual(['n1'])
    expect(shown([july], at('2026-07-01T22:00:00Z'), 'everywhere')).toEqual([])
  })

  it('that was ended is over, whatever its last day', () => {
    const noon = at('2026-12-24T11:00:00Z')
    const ended = aNotice({ ended: noon })
    expect(shown([ended], noon, 'everywhere')).toEqual([])
    expect(noticeState(ended, [ended], noon)).toBe('over')
    expect(noticeState(ended, [ended], at('2026-12-01T11:00:00Z'))).toBe('over')
  })

  it('for pages about appointments stands there alone', () => {
    const noon = at('2026-12-24T11:00:00Z')
    const booking = aNotice({ place: 'booking' })
    expect(shown([booking], noon, 'everywhere')).toEqual([])
    expect(shown([booking], noon, 'booking')).toEqual(['n1'])
    expect(noticeState(booking, [booking], noon)).toBe('shown')
  })

  it('comes after warnings, and after what began later', () => {
    const all = [
      aNotice({ id: 'a' }),
      aNotice({ id: 'b', from: day('2026-12-24') }),
      aNotice({ id: 'c', kind: 'warning' }),
    ]
    const noon = at('2026-12-24T11:00:00Z')
    expect(shown(all, noon, 'everywhere')).toEqual(['c', 'b'])
    expect(all.map(notice => noticeState(notice, all, noon))).toEqual(['crowded-out', 'shown', 'shown'])
  })
})

const days = fc.integer({ min: 0, max: 60 }).map(offset => day('2026-10-01').add({ days: offset }))
const notices = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...noticeKinds),
      place: fc.constantFrom(...noticePlaces),
      from: days,
      to: days,
      ended: fc.constantFrom(null, null, at('2026-10-15T12:00:00Z')),
    }),
    { maxLength: 8 },
  )
  .map(list => list.map((changes, place) => aNotice({ ...changes, id: `n${place}` })))
const instants = fc
  .integer({ min: 0, max: 61 * 24 * 60 })
  .map(minutes => at('2026-09-30T22:00:00Z').add({ minutes }))

describe('of any notices at any time', () => {
  it('two at most are shown, none out of its days, and each is in one state', () => {
    fc.assert(
      fc.property(notices, instants, fc.constantFrom(...noticePlaces), (all, now, page) => {
        const found = shownNotices(all, now, page)
        expect(found.length).toBeLessThanOrEqual(mostShown)
        const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString()
        for (const { from, to, ended, place } of found) {
          expect(from.toString() <= today && today <= to.toString() && ended === null).toBe(true)
          expect(page === 'booking' || place === 'everywhere').toBe(true)
        }
        const states = all.map(notice => noticeState(notice, all, now))
        for (const notice of found) expect(states[all.indexOf(notice)]).toBe('shown')
        // Whoever is crowded out is kept out by two others.
        if (states.includes('crowded-out')) expect(shownNotices(all, now, 'booking')).toHaveLength(mostShown)
        expect(shownNotices([...all].reverse(), now, page)).toEqual(found)
      }),
    )
  })
})
