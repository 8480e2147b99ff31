import { berlinDate } from '../core/berlin.ts'
import { isDate } from '../core/date-text.ts'
import { isOfRule } from '../core/kept-promise.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import { officeHoursFaults } from '../core/office-hours-faults.ts'
import { done, type Result, refused } from '../core/result.ts'
import { type Conflict, type RuleChange, ruleConflicts } from '../core/rule-conflicts.ts'
import { endedBy, neverHolds } from '../core/rule-end.ts'
import type { Transaction } from '../ports/transaction.ts'
import { bookingsToCome } from './bookings-to-come.ts'
import { sweepExpired } from './choose-slot.ts'
import { closuresIn } from './closures-in.ts'
import { countInQuota } from './count-in-quota.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { ChangeOfficeHours, OfficeHoursChange, RuleConflict } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'holidays'>

type Plan = Omit<RuleChange, 'counsellor'> & {
  /** Whether nothing has to stay of it where no booking names it. */
  readonly mayGo: boolean
}

const planSave = async (tx: Transaction, rule: OfficeHours): Promise<Result<Plan>> => {
  const former = await tx.district.findOfficeHours(rule.id)
  const faults = [...officeHoursFaults(rule)]
  if (former && former.counsellor !== rule.counsellor)
    faults.push(
      `office hours ${rule.id}: they stay with ${former.counsellor}; a colleague needs a rule of her own`,
    )
  if (faults.length > 0) return refused({ kind: 'office-hours-invalid', faults })
  return done({ rule, former, mayGo: false })
}

const planEnd = async (
  tx: Transaction,
  id: string,
  last: string | undefined,
  now: Temporal.Instant,
): Promise<Result<Plan>> => {
  const former = await tx.district.findOfficeHours(id)
  if (!former) return refused({ kind: 'office-hours-unknown' })
  if (last !== undefined && !isDate(last)) {
    const fault = `office hours ${id}: the last date must be YYYY-MM-DD, found "${last}"`
    return refused({ kind: 'office-hours-invalid', faults: [fault] })
  }
  const yesterday = berlinDate(now).subtract({ days: 1 }).toString()
  const rule = endedBy(former, last ?? yesterday)
  return done({ rule, former, mayGo: last === undefined || neverHolds(rule) })
}

const planOf = (tx: Transaction, change: OfficeHoursChange, now: Temporal.Instant): Promise<Result<Plan>> =>
  'save' in change ? planSave(tx, change.save) : planEnd(tx, change.end, change.last, now)

const described = async (tx: Transaction, conflicts: readonly Conflict[]): Promise<RuleConflict[]> => {
  const answers: RuleConflict[] = []
  for (const { booking, why } of conflicts) answers.push({ booking: await summaryIn(tx, booking), why })
  return answers
}

/**
 * What of a plan's rule is left, and what does not fit it. It is written first: who books by the former rule has done so by
 * then, or waits, so that no booking is missed here.
 */
const carryOut = async (
  tx: Transaction,
  needs: Needs,
  { mayGo, ...change }: Plan,
  dryRun: boolean,
  now: Temporal.Instant,
): Promise<Result<{ rule: OfficeHours | null; conflicts: RuleConflict[] }>> => {
  const { rule } = change
  const counsellor = await tx.district.findCounsellor(rule.counsellor)
  if (!counsellor) return refused({ kind: 'counsellor-unknown' })
  if (!dryRun) await tx.district.putOfficeHours(rule)
  const bookings = await bookingsToCome(tx, counsellor.id, now)
  const own = bookings.filter(booking => isOfRule(booking, rule))
  const goes = mayGo && own.length === 0
  if (!dryRun && goes) await tx.district.removeOfficeHours(rule.id)
  if (!dryRun && !goes) await countInQuota(tx, rule, own)
  const dates = bookings.map(({ start }) => berlinDate(start).toString())
  const closures = await closuresIn(tx, needs, counsellor.id, dates)
  const conflicts = await described(tx, ruleConflicts({ ...change, counsellor }, bookings, closures))
  return done({ rule: goes ? null : rule, conflicts })
}

/** Saves or ends a counsellor's rule. What is booked stays; what does not fit any more is answered, for somebody to decide. */
export const makeChangeOfficeHours =
  (needs: Needs): ChangeOfficeHours =>
  ({ dryRun = false, ...change }) =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      if (!dryRun) await sweepExpired(tx, now)
      const plan = await planOf(tx, change, now)
      return plan.ok ? carryOut(tx, needs, plan.value, dryRun, now) : plan
    })
