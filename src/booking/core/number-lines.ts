import type { CounterTable } from './counter.ts'
import type { FreeWeek, MonthNumbers, Numbers } from './numbers.ts'
import type { WeeklyWaiting } from './waiting-time.ts'

/** What a number says. `waiting`: hours in the middle of the week's days; `measured`: these days; `without`: with nothing free. */
export type NumberKind =
  | 'booked'
  | 'ended'
  | 'searches'
  | 'read'
  | 'free'
  | 'waiting'
  | 'measured'
  | 'without'

export type NumberProperty = 'all' | 'week' | 'office' | 'topic' | 'language' | 'outcome' | 'guide'

/** One number by itself, as a spreadsheet wants them. */
export type NumberLine = {
  readonly kind: NumberKind
  /** Days, both included, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
  readonly by: NumberProperty
  /** Null for all that is too small to be named, together; empty where `by` is `all`. */
  readonly value: string | null
  readonly count: number | null
  /** Why there is no number: the month can still change, or there were fewer than five. */
  readonly lacks: 'not-yet' | 'few' | null
}

const monthDays = (month: string) => {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month)
  return { from: `${month}-01`, to: `${month}-${daysInMonth}` }
}

const weekDays = (monday: string) => ({
  from: monday,
  to: Temporal.PlainDate.from(monday).add({ days: 6 }).toString(),
})

type Head = Pick<NumberLine, 'kind' | 'from' | 'to' | 'by'>

const tableLines = (head: Head, table: CounterTable | null): readonly NumberLine[] => {
  if (!table) return [{ ...head, value: '', count: null, lacks: 'few' }]
  const named = table.rows.map(({ value, count }) => {
    const [from = '', to = ''] = head.by === 'week' ? value.split('/') : []
    return head.by === 'week'
      ? { ...head, from, to, value: '', count, lacks: null }
      : { ...head, value, count, lacks: null }
  })
  if (head.by === 'week') named.sort((a, b) => (a.from < b.from ? -1 : 1))
  return table.others === 0 ? named : [...named, { ...head, value: null, count: table.others, lacks: null }]
}

const demandLines = ({ month, demand }: MonthNumbers): readonly NumberLine[] => {
  const booked = { kind: 'booked', ...monthDays(month) } as const
  if (!demand) return [{ ...booked, by: 'all', value: '', count: null, lacks: 'not-yet' }]
  const by = (['week', 'office', 'topic', 'language'] as const).flatMap(property =>
    tableLines({ ...booked, by: property }, demand[property]),
  )
  return [...by, ...tableLines({ ...booked, kind: 'ended', by: 'outcome' }, demand.outcome)]
}

/** Nothing at all where nobody ever searched: then it is not counted here. */
const searchLines = ({ month, searches }: MonthNumbers): readonly NumberLine[] =>
  (['topic', 'language'] as const).flatMap(by =>
    searches?.[by] ? tableLines({ kind: 'searches', ...monthDays(month), by }, searches[by]) : [],
  )

/** The same for guides that were read. */
const readingLines = ({ month, readings }: MonthNumbers): readonly NumberLine[] =>
  (['guide', 'language'] as const).flatMap(by =>
    readings?.[by] ? tableLines({ kind: 'read', ...monthDays(month), by }, readings[by]) : [],
  )

const freeLines = ({ week, all, ...tables }: FreeWeek): readonly NumberLine[] => {
  const head = { kind: 'free', ...weekDays(week), lacks: null } as const
  const by = (['office', 'topic', 'language'] as const).flatMap(property =>
    tables[property].map(row => ({ ...head, by: property, ...row })),
  )
  return [{ ...head, by: 'all', value: '', count: all }, ...by]
}

const waitingLines = ({ week, language, hours, days, without }: WeeklyWaiting): readonly NumberLine[] => {
  const head = { ...weekDays(week), by: 'language', value: language, lacks: null } as const
  return [
    { ...head, kind: 'waiting', count: hours },
    { ...head, kind: 'measured', count: days },
    { ...head, kind: 'without', count: without },
  ]
}

/** All numbers in lines, in the order: what was booked, how long one waited, what is free. */
export const linesOf = ({ months, waiting, free }: Numbers): readonly NumberLine[] => [
  ...months.flatMap(month => [...demandLines(month), ...searchLines(month), ...readingLines(month)]),
  ...waiting.flatMap(waitingLines),
  ...free.flatMap(freeLines),
]

/** How the lines are written for people. */
export type NumberWords = {
  readonly kinds: Readonly<Record<NumberKind, string>>
  readonly properties: Readonly<Record<NumberProperty, string>>
  readonly lacks: Readonly<Record<'not-yet' | 'few', string>>
  readonly others: string
  /** The name of an id; of an empty one what stands for it. */
  readonly nameOf: (property: NumberProperty, id: string) => string
}

type Row = readonly [string, string, string, string, string, number | null, string]

/** What, from, to, by, which one, how many, and a remark. */
export const rowsOf = (lines: readonly NumberLine[], words: NumberWords): readonly Row[] =>
  lines.map(({ kind, from, to, by, value, count, lacks }) => {
    const isNamed = by !== 'all' && by !== 'week' && lacks === null
    const name = value === null ? words.others : isNamed ? words.nameOf(by, value) : ''
    return [
      words.kinds[kind],
      from,
      to,
      words.properties[by],
      name,
      count,
      lacks === null ? '' : words.lacks[lacks],
    ]
  })
