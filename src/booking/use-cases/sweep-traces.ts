import { berlinDate } from '../core/berlin.ts'
import { done } from '../core/result.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { SweepTraces } from './signatures.ts'

/** Days after its end for which it is kept that an absence was an illness. */
const illnessDays = 30

/** Every write sweeps what ran out; this is for the days on which nobody writes, because a day was promised; and for illnesses that are past. */
export const makeSweepTraces =
  ({ storage, clock }: Pick<BookingDependencies, 'storage' | 'clock'>): SweepTraces =>
  async () => {
    await storage.transaction(async tx => {
      const now = clock.now()
      await sweepExpired(tx, now)
      await tx.district.forgetIllness(berlinDate(now).subtract({ days: illnessDays }).toString())
      return done(null)
    })
  }
