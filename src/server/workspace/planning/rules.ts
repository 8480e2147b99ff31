import { closedDays } from '../../../booking/core/closed-days.ts'
import type { Exception } from '../../../booking/core/exception.ts'
import { hoursIn } from '../../../booking/core/hours-in.ts'
import type { OfficeHours } from '../../../booking/core/office-hours.ts'
import { previewDays } from '../../../booking/core/preview-office-hours.ts'
import { rulesOver } from '../../../booking/core/rule-overlaps.ts'
import { makeChangeOfficeHours } from '../../../booking/use-cases/change-office-hours.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makePreviewOfficeHours } from '../../../booking/use-cases/preview-office-hours.ts'
import type { District } from '../../../booking/use-cases/timetable.ts'
import { type Actor, logging, mayReach, notAllowed, type WorkResult } from '../acting.ts'
import type { PlannedRule, Planning } from '../planning.ts'
import { counsellorsFor, datesFrom, today } from './affected.ts'

/** Holidays and next dates are looked for this far ahead; a rule of every fourth week comes twice in it. */
const aheadDays = 56

const plannedOf = (
  rule: OfficeHours,
  dates: readonly Temporal.PlainDate[],
  { closures }: District,
): PlannedRule => {
  const next = dates.find(date => hoursIn(rule, date, closures).length > 0)
  const over = rule.validTo !== null && rule.validTo < String(dates[0])
  return { rule, next: next?.toString() ?? null, over }
}

const byTime = (a: PlannedRule, b: PlannedRule): number =>
  Number(a.over) - Number(b.over) ||
  (a.next ?? '9').localeCompare(b.next ?? '9') ||
  a.rule.from.localeCompare(b.rule.from)

const rulesOf = ({ offer }: District, counsellor: string): readonly OfficeHours[] =>
  offer.map(({ rule }) => rule).filter(rule => rule.counsellor === counsellor)

const makePlan =
  (needs: BookingDependencies): Planning['plan'] =>
  async (actor, counsellor) => {
    const district = await needs.timetable.district()
    const known = district.counsellors.get(counsellor)
    if (!known || !(await mayReach(needs, actor, 'officeHours', counsellor))) return notAllowed
    const first = today(needs)
    const dates = datesFrom(first, aheadDays)
    const concerns = (exception: Exception): boolean =>
      (exception.counsellor === null || exception.counsellor === counsellor) &&
      exception.to >= first.toString()
    const value = {
      counsellor: known,
      rules: rulesOf(district, counsellor)
        .map(rule => plannedOf(rule, dates, district))
        .toSorted(byTime),
      exceptions: district.closures.exceptions
        .filter(concerns)
        .toSorted((a, b) => a.from.localeCompare(b.from)),
      holidays: dates.filter(district.closures.isHoliday).map(String),
    }
    return { ok: true, value }
  }

const findRule = async (needs: BookingDependencies, id: string): Promise<OfficeHours | undefined> =>
  (await needs.timetable.district()).offer.find(({ rule }) => rule.id === id)?.rule

/** Whether somebody may write a rule: it is of somebody whose office hours she plans, and was nobody else's. */
const mayWrite = async (needs: BookingDependencies, actor: Actor, rule: OfficeHours): Promise<boolean> => {
  const former = await findRule(needs, rule.id)
  if (former && former.counsellor !== rule.counsellor) return false
  return mayReach(needs, actor, 'officeHours', rule.counsellor)
}

const makePreview = (needs: BookingDependencies): Planning['previewRule'] => {
  const preview = makePreviewOfficeHours(needs)
  const change = makeChangeOfficeHours(needs)
  return async (actor, rule) => {
    if (!(await mayWrite(needs, actor, rule))) return notAllowed
    const slots = await preview(rule)
    if (!slots.ok) return slots
    const changed = await change({ save: rule, dryRun: true })
    if (!changed.ok) return changed
    const district = await needs.timetable.district()
    const first = today(needs)
    const begins = Temporal.PlainDate.from(rule.validFrom)
    const later = Temporal.PlainDate.compare(begins, first) > 0 ? begins : first
    const value = {
      slots: slots.value,
      closed: closedDays(rule, datesFrom(first, previewDays), district.closures),
      conflicts: changed.value.conflicts,
      over: rulesOver(
        rule,
        rulesOf(district, rule.counsellor),
        datesFrom(later, previewDays),
        district.closures,
      ),
    }
    return { ok: true, value }
  }
}

const reachedRule = async (
  needs: BookingDependencies,
  actor: Actor,
  id: string,
): Promise<WorkResult<OfficeHours>> => {
  const rule = await findRule(needs, id)
  const reached = rule && (await mayReach(needs, actor, 'officeHours', rule.counsellor))
  return reached ? { ok: true, value: rule } : notAllowed
}

const makeEnd =
  (needs: BookingDependencies): Planning['endRule'] =>
  async (actor, { rule: id, last, dryRun = false }) => {
    const found = await reachedRule(needs, actor, id)
    if (!found.ok) return found
    const deed = () => ({ what: 'ended-office-hours', subject: id }) as const
    const change = makeChangeOfficeHours(dryRun ? needs : logging(needs, actor, deed))
    return change({ end: id, last, dryRun })
  }

/** Short, without signs: it becomes part of the ids of slots. The end of the long name is random. */
const shortId = (uuid: string): string => `oh${BigInt(`0x${uuid.slice(-12)}`).toString(36)}`

type Part = Pick<
  Planning,
  'counsellorsOf' | 'plan' | 'rule' | 'newRuleId' | 'previewRule' | 'saveRule' | 'endRule'
>

/** Makes what plans rules for who may. */
export const makePlanRules = (needs: BookingDependencies): Part => ({
  counsellorsOf: actor => counsellorsFor(needs, actor, 'officeHours'),
  plan: makePlan(needs),
  rule: (actor, id) => reachedRule(needs, actor, id),
  newRuleId: () => shortId(needs.identifiers.uuid()),
  previewRule: makePreview(needs),
  saveRule: async (actor, rule) => {
    if (!(await mayWrite(needs, actor, rule))) return notAllowed
    const deed = () => ({ what: 'saved-office-hours', subject: rule.id }) as const
    const saved = await makeChangeOfficeHours(logging(needs, actor, deed))({ save: rule })
    return saved.ok ? { ok: true, value: saved.value.conflicts } : saved
  },
  endRule: makeEnd(needs),
})
