import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSlotId, slotId } from '../../../src/booking/core/slot-id.ts'

describe('a slot id', () => {
  test('says which rule and which minute', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9_-]{1,80}$/),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (rule, minute) => {
          const start = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
          const parts = parseSlotId(slotId(rule, start))
          expect(parts?.rule).toBe(rule)
          expect(parts?.start.equals(start)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('has one spelling: every other text is no slot', () => {
    for (const text of [
      '',
      'r1',
      'r1.',
      '.abc',
      'r1.0abc',
      'r1.ABC',
      'r 1.abc',
      'r1.abc.d',
      'r1.zzzzzzzz',
      'r1.-1',
    ])
      expect(parseSlotId(text)).toBeUndefined()
  })

  test('of any text is found out without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const parts = parseSlotId(text)
        if (parts) expect(slotId(parts.rule, parts.start)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })
})
