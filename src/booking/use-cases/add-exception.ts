import type { Exception } from '../core/exception.ts'
import { exceptionFaults } from '../core/exception-faults.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { conflictsWith } from './exception-conflicts.ts'
import type { AddException } from './staff-signatures.ts'
import { summariesIn } from './summary-in.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'holidays' | 'identifiers'>

/** Only one plan can hold for a rule on a date. */
const doubleFaults = async (tx: Transaction, exception: Exception): Promise<readonly string[]> => {
  const { id, kind, counsellor, rule, to } = exception
  if (kind === 'off' || counsellor === null) return []
  for (
    let date = Temporal.PlainDate.from(exception.from);
    date.toString() <= to;
    date = date.add({ days: 1 })
  ) {
    const others = await tx.district.exceptionsOn(counsellor, date.toString())
    if (others.some(other => other.id !== id && other.kind === 'other-hours' && other.rule === rule))
      return [`exception: there are other hours of ${rule} on ${date} already`]
  }
  return []
}

/** Checks an exception against the rule that it names and what there is already, apart from itself. */
export const checkException = async (tx: Transaction, exception: Exception): Promise<Result<null>> => {
  const { counsellor, rule } = exception
  if (counsellor !== null && !(await tx.district.findCounsellor(counsellor)))
    return refused({ kind: 'counsellor-unknown' })
  const named = rule === null ? undefined : await tx.district.findOfficeHours(rule)
  const faults = exceptionFaults(exception, named)
  const all = faults.length > 0 ? faults : await doubleFaults(tx, exception)
  return all.length > 0 ? refused({ kind: 'exception-invalid', faults: all }) : done(null)
}

/** Writes down dates on which office hours are not as their rule says, and answers what is booked against that. */
export const makeAddException =
  (needs: Needs): AddException =>
  (input, { dryRun = false } = {}) =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      if (!dryRun) await sweepExpired(tx, now)
      const exception: Exception = { ...input, id: needs.identifiers.uuid() }
      const checked = await checkException(tx, exception)
      if (!checked.ok) return checked
      if (!dryRun) await tx.district.putException(exception)
      const conflicts = await conflictsWith(tx, needs, exception, now)
      return done({ exception, conflicts: await summariesIn(tx, conflicts) })
    })
