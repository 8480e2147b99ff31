import { done, refused } from '../core/result.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { conflictsWithout } from './exception-conflicts.ts'
import type { RemoveException } from './staff-signatures.ts'
import { summariesIn } from './summary-in.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'holidays'>

/** Takes an exception away: the rules hold again, and what was booked into other hours is answered. */
export const makeRemoveException =
  (needs: Needs): RemoveException =>
  async (id, { dryRun = false } = {}) => {
    const { exceptions } = await needs.storage.district()
    const exception = exceptions.find(each => each.id === id)
    if (!exception) return refused({ kind: 'exception-unknown' })
    return needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      if (!dryRun) await sweepExpired(tx, now)
      // Written first: who books by it has done so by then, or waits.
      if (!dryRun) await tx.district.removeException(id)
      const conflicts = await conflictsWithout(tx, needs, exception, now)
      return done({ exception, conflicts: await summariesIn(tx, conflicts) })
    })
  }
