import { describe, expect, test } from 'vitest'
import { linesOf, type NumberWords, rowsOf } from '../../../src/booking/core/number-lines.ts'
import type { Numbers } from '../../../src/booking/core/numbers.ts'

const none = { week: null, office: null, topic: null, language: null, outcome: null }
const nothing: Numbers = { months: [], waiting: [], free: [] }
const words: NumberWords = {
  kinds: {
    ...{ booked: 'booked', ended: 'ended', searches: 'searched', read: 'read', free: 'free' },
    ...{ waiting: 'hours', measured: 'days', without: 'days without' },
  },
  properties: {
    ...{ all: 'all', week: 'week', office: 'place', topic: 'topic', language: 'language' },
    ...{ outcome: 'outcome', guide: 'guide' },
  },
  lacks: { 'not-yet': 'not yet', few: 'few' },
  others: 'others',
  nameOf: (_, id) => `<${id}>`,
}
const written = (numbers: Partial<Numbers>) => rowsOf(linesOf({ ...nothing, ...numbers }), words)

describe('numbers in lines', () => {
  test('say of a month by each property who booked, in weeks by their days, and what is too small together', () => {
    const demand = {
      ...none,
      week: {
        rows: [
          { value: '2026-09-14/2026-09-20', count: 9 },
          { value: '2026-09-01/2026-09-06', count: 8 },
        ],
        others: 0,
      },
      language: { rows: [{ value: 'uk', count: 12 }], others: 5 },
    }
    const month = { month: '2026-09', demand, missed: undefined, searches: undefined }
    const all = ['2026-09-01', '2026-09-30'] as const
    expect(written({ months: [month] })).toEqual([
      ['booked', '2026-09-01', '2026-09-06', 'week', '', 8, ''],
      ['booked', '2026-09-14', '2026-09-20', 'week', '', 9, ''],
      ['booked', ...all, 'place', '', null, 'few'],
      ['booked', ...all, 'topic', '', null, 'few'],
      ['booked', ...all, 'language', '<uk>', 12, ''],
      ['booked', ...all, 'language', 'others', 5, ''],
      ['ended', ...all, 'outcome', '', null, 'few'],
    ])
  })

  test('say that a month is not over, and nothing of searches that nobody counts', () => {
    const month = { month: '2026-11', demand: undefined, missed: undefined, searches: undefined }
    const notYet = ['booked', '2026-11-01', '2026-11-30', 'all', '', null, 'not yet']
    expect(written({ months: [month] })).toEqual([notYet])
    const topic = { rows: [{ value: '', count: 6 }], others: 0 }
    expect(written({ months: [{ ...month, searches: { topic, language: null } }] })).toEqual([
      notYet,
      ['searched', '2026-11-01', '2026-11-30', 'topic', '<>', 6, ''],
    ])
  })

  test('say how long one waited, on how many days, and what is free', () => {
    const waiting = { week: '2026-11-16', language: 'ti', days: 5, without: 3, hours: null }
    const free = { week: '2026-11-23', all: 4, office: [{ value: '', count: 0 }], topic: [], language: [] }
    expect(written({ waiting: [waiting], free: [free] })).toEqual([
      ['hours', '2026-11-16', '2026-11-22', 'language', '<ti>', null, ''],
      ['days', '2026-11-16', '2026-11-22', 'language', '<ti>', 5, ''],
      ['days without', '2026-11-16', '2026-11-22', 'language', '<ti>', 3, ''],
      ['free', '2026-11-23', '2026-11-29', 'all', '', 4, ''],
      ['free', '2026-11-23', '2026-11-29', 'place', '<>', 0, ''],
    ])
  })
})
