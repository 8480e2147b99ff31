import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableOf } from '../../../src/booking/core/counter.ts'
import { missedShareOf } from '../../../src/booking/core/missed-share.ts'

const shareOf = (counts: Record<string, number>) => missedShareOf(tableOf(new Map(Object.entries(counts))))

describe('the share of missed appointments', () => {
  test('is told where both numbers are', () => {
    expect(shareOf({ attended: 30, missed: 10, open: 8 })).toEqual({ noted: 40, missed: 10 })
    expect(shareOf({ attended: 30, cancelled: 9 })).toEqual({ noted: 30, missed: 0 })
  })

  test('is not told where few missed theirs, or where nobody noted anything', () => {
    expect(shareOf({ attended: 30, missed: 4, open: 8 })).toBeUndefined()
    expect(shareOf({ attended: 30, missed: 1 })).toBeUndefined()
    expect(shareOf({ open: 30 })).toBeUndefined()
    expect(shareOf({})).toBeUndefined()
  })

  test('never tells a number from one to four', () => {
    const counts = fc.record({
      attended: fc.nat(12),
      missed: fc.nat(12),
      cancelled: fc.nat(12),
      open: fc.nat(12),
    })
    fc.assert(
      fc.property(counts, some => {
        const share = shareOf(some)
        if (!share) return
        expect(share).toEqual({ noted: some.attended + some.missed, missed: some.missed })
        for (const number of [share.missed, share.noted - share.missed])
          expect(number === 0 || number >= 5).toBe(true)
      }),
    )
  })
})
