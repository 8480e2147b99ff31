import { createIdentifiers } from '../../adapters/crypto/identifiers.ts'
import { type DatabaseAddress, openStorage } from '../../adapters/sql/open-storage.ts'
import { makeEraseBooking } from '../../booking/use-cases/erase-booking.ts'
import { type FillCalendar, makeFillCalendar } from '../../booking/use-cases/fill-calendar.ts'
import { makeForgetPersonalData } from '../../booking/use-cases/forget-personal-data.ts'
import { makeSweepTraces } from '../../booking/use-cases/sweep-traces.ts'
import type { CalendarKeeper } from '../../calendars/ports/keeper.ts'
import type { Environment } from '../../config/environment.ts'
import { type DeliveryRun, makeDeliverDue } from '../../delivery/use-cases/deliver-due.ts'
import type { Content } from '../../information/loader/content.ts'
import { deletions } from '../deliver.ts'
import { policyOf } from '../limits.ts'

/** Calendars went on while the database was set back: each copy is written anew, and those that are not there. */
async function writeCopiesAgain(
  keeper: CalendarKeeper,
  fill: FillCalendar,
  now: Temporal.Instant,
): Promise<void> {
  for (const { id, counsellor, writes } of await keeper.connections()) {
    for (const copy of await keeper.copies(id)) {
      // As if it had never been written: what stands there is asked first.
      await keeper.putCopy({ ...copy, etag: null, written: null })
      await keeper.pushAgain(id, copy.booking, now)
    }
    if (writes) await fill(counsellor, id)
  }
}

/**
 * Deletes what has become due since a backup was made: a restore must not bring back for a moment what was promised to be gone.
 * What cannot be deleted now is told, and tried again by the server. Connected calendars are made right again, too.
 */
export async function sweepRestored(
  address: DatabaseAddress,
  content: Content,
  environment: Environment,
): Promise<DeliveryRun> {
  const { storage, queue, keeper, staff, scrub, close } = await openStorage(address)
  const needs = {
    storage,
    clock: { now: () => Temporal.Now.instant() },
    identifiers: createIdentifiers(),
    policy: policyOf(content, environment),
  }
  const deliverDue = makeDeliverDue({
    queue,
    clock: needs.clock,
    handlers: { forget: makeForgetPersonalData(needs), erase: makeEraseBooking(needs) },
    kinds: deletions,
    onFailure: (kind, id, error) => console.error(`delivery ${id} (${kind}) failed`, error),
  })
  try {
    const run = await deliverDue()
    await makeSweepTraces(needs)()
    await writeCopiesAgain(keeper, makeFillCalendar(needs), needs.clock.now())
    // Sessions of staff that were ended since must not open anything again: all of them sign in anew, and begin factors anew.
    const now = needs.clock.now()
    await staff.sweep(now, { sessions: now, factors: now })
    await scrub()
    return run
  } finally {
    await close()
  }
}
