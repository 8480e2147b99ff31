import { done } from '../core/result.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { SweepTraces } from './signatures.ts'

/** Every write sweeps what ran out; this is for the days on which nobody writes, because a day was promised. */
export const makeSweepTraces =
  ({ storage, clock }: Pick<BookingDependencies, 'storage' | 'clock'>): SweepTraces =>
  async () => {
    await storage.transaction(async tx => done(await sweepExpired(tx, clock.now())))
  }
