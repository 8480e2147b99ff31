/** The days of a week, as RFC 5545 writes them, from Monday. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

export type Weekday = (typeof weekdays)[number]

/** How often weekdays come round: every so many weeks, or once a month, counted from its beginning or from its end. */
export const rhythms = [
  'weekly',
  'every-2-weeks',
  'every-4-weeks',
  'first-in-month',
  'second-in-month',
  'third-in-month',
  'fourth-in-month',
  'last-in-month',
] as const

export type Rhythm = (typeof rhythms)[number]

/** A recurrence as people say it: on which days, and how often. */
export type RecurrenceWords = { readonly rhythm: Rhythm; readonly days: readonly Weekday[] }

const intervals: Readonly<Partial<Record<Rhythm, number>>> = {
  weekly: 1,
  'every-2-weeks': 2,
  'every-4-weeks': 4,
}

/** RFC 5545, 3.3.10: the ordinal before a weekday of BYDAY. */
const ordinals: Readonly<Partial<Record<Rhythm, number>>> = {
  'first-in-month': 1,
  'second-in-month': 2,
  'third-in-month': 3,
  'fourth-in-month': 4,
  'last-in-month': -1,
}

const inOrder = (days: readonly Weekday[]): readonly Weekday[] => weekdays.filter(day => days.includes(day))

/** The RFC 5545 text of a recurrence (3.3.10). Needs one day at least: without one the text would mean another thing. */
export const recurrenceOf = ({ rhythm, days }: RecurrenceWords): string => {
  if (days.length === 0) throw new Error('a recurrence needs a weekday')
  const ordinal = ordinals[rhythm]
  if (ordinal !== undefined)
    return `FREQ=MONTHLY;BYDAY=${inOrder(days)
      .map(day => `${ordinal}${day}`)
      .join(',')}`
  const interval = intervals[rhythm] ?? 1
  return `FREQ=WEEKLY;${interval === 1 ? '' : `INTERVAL=${interval};`}BYDAY=${inOrder(days).join(',')}`
}

const partsOf = (text: string): ReadonlyMap<string, string> | undefined => {
  const parts = text
    .toUpperCase()
    .split(';')
    .map(part => part.split('='))
  const known = parts.every(
    ([name = '', value = '', ...more]) =>
      ['FREQ', 'INTERVAL', 'BYDAY', 'WKST'].includes(name) && value !== '' && more.length === 0,
  )
  const named = new Map(parts.map(([name = '', value = '']) => [name, value]))
  return known && named.size === parts.length ? named : undefined
}

const named = (
  numbers: Readonly<Partial<Record<Rhythm, number>>>,
  wanted: number | undefined,
): Rhythm | undefined => rhythms.find(rhythm => wanted !== undefined && numbers[rhythm] === wanted)

const rhythmOf = (parts: ReadonlyMap<string, string>, ordinal: string): Rhythm | undefined => {
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const frequency = parts.get('FREQ')
  if (frequency === 'WEEKLY' && ordinal === '') return named(intervals, interval)
  return frequency === 'MONTHLY' && interval === 1 ? named(ordinals, Number(ordinal)) : undefined
}

/**
 * A recurrence as people say it; undefined where there are no such words for it, or where the text cannot be read. Weeks begin
 * on Monday, which is what RFC 5545 takes where WKST is left out.
 */
export const wordsOf = (recurrence: string): RecurrenceWords | undefined => {
  const parts = partsOf(recurrence)
  if (!parts || (parts.get('WKST') ?? 'MO') !== 'MO') return undefined
  const marked = (parts.get('BYDAY') ?? '').split(',').map(day => /^([+-]?\d)?([A-Z]{2})$/.exec(day))
  const ordinals = new Set(marked.map(match => match?.[1] ?? ''))
  const days = inOrder(weekdays.filter(day => marked.some(match => match?.[2] === day)))
  const [ordinal = ''] = ordinals
  if (ordinals.size !== 1 || days.length !== marked.length) return undefined
  const rhythm = rhythmOf(parts, ordinal)
  return rhythm && { rhythm, days }
}
