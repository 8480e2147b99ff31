import type { OfficeHours } from '../../../../booking/core/office-hours.ts'
import { wordsOf } from '../../../../booking/core/recurrence-words.ts'

/**
 * A rule as its form has it: texts, as they were typed. `rhythm` is one of the rhythms, `once` for a single date, or `kept`: a
 * recurrence that the form has no words for, and leaves as it is.
 */
export interface RuleTexts {
  readonly id: string
  readonly rhythm: string
  readonly days: readonly string[]
  readonly date: string
  readonly from: string
  readonly to: string
  readonly mode: string
  readonly office: string
  readonly access: string
  readonly slotMinutes: string
  readonly bufferMinutes: string
  readonly travelMinutes: string
  readonly seats: string
  readonly topics: readonly string[]
  readonly noticeMinutes: string
  readonly horizonDays: string
  readonly mostADay: string
  readonly validFrom: string
  readonly validTo: string
}

/** Half an hour each, in an office: what most office hours are. */
export function newRuleTexts(id: string, today: string, once: boolean): RuleTexts {
  return {
    ...{ id, rhythm: once ? 'once' : 'weekly', days: [], date: '', from: '09:00', to: '12:00' },
    ...{ mode: 'office', office: '', access: 'bookable', slotMinutes: '30', bufferMinutes: '0' },
    ...{ travelMinutes: '0', seats: '1', topics: [], noticeMinutes: '', horizonDays: '', mostADay: '' },
    ...{ validFrom: today, validTo: '' },
  }
}

const textOf = (value: number | string | null): string => (value === null ? '' : String(value))

/** A rule that there is, for the form. */
export function textsOfRule(rule: OfficeHours): RuleTexts {
  const words = wordsOf(rule.recurrence)
  const once = words !== undefined && rule.validFrom === rule.validTo
  return {
    id: rule.id,
    rhythm: once ? 'once' : (words?.rhythm ?? 'kept'),
    days: words?.days ?? [],
    date: once ? rule.validFrom : '',
    from: rule.from,
    to: rule.to,
    mode: rule.mode,
    office: textOf(rule.office),
    access: rule.access,
    slotMinutes: textOf(rule.slotMinutes),
    bufferMinutes: textOf(rule.bufferMinutes),
    travelMinutes: textOf(rule.travelMinutes),
    seats: textOf(rule.seats),
    topics: rule.topics,
    noticeMinutes: textOf(rule.noticeMinutes),
    horizonDays: textOf(rule.horizonDays),
    mostADay: textOf(rule.mostADay),
    validFrom: rule.validFrom,
    validTo: textOf(rule.validTo),
  }
}

/** What was sent; a field that is missing keeps what `former` has. */
export function textsOfForm(
  form: Readonly<Record<string, string>>,
  lists: ReadonlyMap<string, readonly string[]> | undefined,
  former: RuleTexts,
): RuleTexts {
  const typed = Object.fromEntries(
    Object.keys(former).map(name => [name, form[name]?.trim() ?? former[name as keyof RuleTexts]]),
  ) as unknown as RuleTexts
  return { ...typed, days: lists?.get('days') ?? [], topics: lists?.get('topics') ?? [] }
}
