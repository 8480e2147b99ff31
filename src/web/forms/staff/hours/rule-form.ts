import { z } from 'zod'
import { minutesOf } from '../../../../booking/core/berlin.ts'
import { modes, type OfficeHours } from '../../../../booking/core/office-hours.ts'
import { recurrenceOf, rhythms, weekdays } from '../../../../booking/core/recurrence-words.ts'
import type { RuleTexts } from './rule-texts.ts'

/** What may be wrong in a field; its words are `hours.fault.…`. */
export type RuleFault =
  | 'clock'
  | 'five'
  | 'ends'
  | 'days'
  | 'date'
  | 'order'
  | 'choose'
  | 'office'
  | 'slot'
  | 'buffer'
  | 'travel'
  | 'seats'
  | 'topics'
  | 'notice'
  | 'horizon'
  | 'most'

export type RuleFaults = Readonly<Partial<Record<keyof RuleTexts, RuleFault>>>

/** What a rule may name, and the rule as it is until now. */
export interface KnownForRule {
  readonly counsellor: string
  readonly offices: readonly string[]
  readonly topics: readonly string[]
  readonly former: OfficeHours | undefined
}

/** What may be wrong is in code, not in words: Zod's messages are faults. */
const fault = (code: RuleFault) => ({ error: code })

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, fault('clock'))
  .regex(/[05]$/, fault('five'))
const date = z.iso.date(fault('date'))
const optionalDate = z.union([z.literal(''), date], fault('date'))

function whole(code: RuleFault, least: number, most: number, step = 1) {
  return z
    .string()
    .regex(/^\d{1,5}$/, fault(code))
    .transform(Number)
    .refine(value => value >= least && value <= most && value % step === 0, fault(code))
}

function optional(code: RuleFault, least: number, most: number) {
  const nothing = z.literal('').transform(() => null)
  return z.union([nothing, whole(code, least, most)], fault(code))
}

const schema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  rhythm: z.enum([...rhythms, 'once', 'kept'], fault('choose')),
  days: z.array(z.enum(weekdays, fault('days'))),
  date: optionalDate,
  from: clock,
  to: clock,
  mode: z.enum(modes, fault('choose')),
  office: z.string(),
  access: z.enum(['bookable', 'walk-in', 'both'], fault('choose')),
  slotMinutes: whole('slot', 15, 90, 5),
  bufferMinutes: whole('buffer', 0, 120, 5),
  travelMinutes: whole('travel', 0, 240, 5),
  seats: whole('seats', 1, 500),
  topics: z.array(z.string()),
  noticeMinutes: optional('notice', 0, 20_160),
  horizonDays: optional('horizon', 1, 365),
  mostADay: optional('most', 1, 500),
  validFrom: date,
  validTo: optionalDate,
})

type Read = z.output<typeof schema>

/** Phone and video need no office. */
export function needsOffice(mode: string): boolean {
  return mode !== 'phone' && mode !== 'video'
}

/** What cannot be seen in one field alone. */
function faultsBetween(read: Read, { offices, topics, former }: KnownForRule): RuleFaults {
  const faults: { -readonly [K in keyof RuleTexts]?: RuleFault } = {}
  const often = read.rhythm !== 'once' && read.rhythm !== 'kept'
  if (often && read.days.length === 0) faults.days = 'days'
  if (read.rhythm === 'once' && read.date === '') faults.date = 'date'
  if (read.rhythm === 'kept' && !former) faults.rhythm = 'choose'
  if (minutesOf(read.from) + read.slotMinutes > minutesOf(read.to)) faults.to = 'ends'
  if (needsOffice(read.mode) && !offices.includes(read.office)) faults.office = 'office'
  if (!read.topics.every(topic => topics.includes(topic))) faults.topics = 'topics'
  if (read.rhythm !== 'once' && read.validTo !== '' && read.validTo < read.validFrom) faults.validTo = 'order'
  return faults
}

/** The weekday of a date, as RFC 5545 writes it. */
function weekdayOf(day: string) {
  return weekdays.filter((_, place) => place + 1 === Temporal.PlainDate.from(day).dayOfWeek)
}

/** When it recurs, and from when to when it is valid: a single date is a week's rule that is valid for a day. */
function timeOf(
  { rhythm, days, date: day, validFrom, validTo }: Read,
  { former }: KnownForRule,
): Pick<OfficeHours, 'recurrence' | 'validFrom' | 'validTo'> {
  if (rhythm === 'once')
    return {
      recurrence: recurrenceOf({ rhythm: 'weekly', days: weekdayOf(day) }),
      validFrom: day,
      validTo: day,
    }
  const ends = validTo === '' ? null : validTo
  if (rhythm === 'kept') return { recurrence: former?.recurrence ?? '', validFrom, validTo: ends }
  return { recurrence: recurrenceOf({ rhythm, days }), validFrom, validTo: ends }
}

/** Reads a rule from its form, or says at which field what is wrong. */
export function ruleFrom(
  texts: RuleTexts,
  known: KnownForRule,
): { readonly rule: OfficeHours } | { readonly faults: RuleFaults } {
  const parsed = schema.safeParse(texts)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => [path[0], message] as const)
    return { faults: Object.fromEntries(issues.toReversed()) as RuleFaults }
  }
  const read = parsed.data
  const faults = faultsBetween(read, known)
  if (Object.keys(faults).length > 0) return { faults }
  const { rhythm: _, days: __, date: ___, ...rest } = read
  const office = needsOffice(read.mode) ? read.office : null
  return { rule: { ...rest, counsellor: known.counsellor, office, ...timeOf(read, known) } }
}
