import { join } from 'node:path'
import { createSealer } from '../../src/adapters/crypto/sealer.ts'
import { createSecrets } from '../../src/adapters/crypto/secrets.ts'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import { done } from '../../src/booking/core/result.ts'
import { aCounsellor, someOfficeHours } from './district.ts'
import { aForm, anInstallation, type Installation } from './installation.ts'
import { firstOf, granted } from './result.ts'

/** Every day, in whatever year the tests run. */
const everyDay = {
  counsellors: [aCounsellor()],
  officeHours: [someOfficeHours({ recurrence: 'FREQ=DAILY', validTo: null })],
}

/** The installation of a data folder, sealed with a secret of the test's own, at a time of its own. Close it before a server starts. */
export const anInstallationIn = async (folder: string, secret: string): Promise<Installation> =>
  anInstallation(await openSqlite(join(folder, 'lotse.db')), everyDay, {
    secrets: createSecrets(secret),
    sealer: createSealer(secret),
  })

/** A booking as it was made so many days ago, for the first time that was free then. */
export const bookedDaysAgo = async (
  { clock, findSlots, bookSlot }: Installation,
  days: number,
  name: string,
) => {
  clock.set(Temporal.Now.instant().subtract({ hours: 24 * days }))
  const { id } = firstOf((await findSlots({ limit: 1 })).slots)
  const { booking, code } = granted(await bookSlot({ slot: id, ...aForm, name, network: '192.0.2.0/24' }))
  return { id: booking.id, reference: booking.reference, code }
}

/** Copies a booking so often, each with its own name sealed. */
export const withCopies = async (
  { storage, needs }: Installation,
  of: string,
  copies: number,
): Promise<void> => {
  const booking = (await storage.heldData(of))?.booking
  if (!booking) throw new Error('there is nothing to copy')
  await storage.transaction(async tx => {
    for (let count = 0; count < copies; count += 1) {
      const id = needs.identifiers.uuid()
      const personal = needs.sealer.seal(JSON.stringify({ name: `Amal ${count}` }), id)
      await tx.bookings.insert({ ...booking, id, reference: needs.identifiers.reference(), personal })
    }
    return done(null)
  })
}
