import type { Booking } from '../core/booking.ts'
import { isPushService, mostDevices } from '../core/device.ts'
import { remindAt } from '../core/remind-at.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'
import { findBookingOrThrow } from './find-booking.ts'
import { openDevice, sealDevice } from './sealed-device.ts'
import type { SubscribeDevice } from './signatures.ts'
import { unlockBooking } from './unlock-booking.ts'

type Asked = Pick<Parameters<SubscribeDevice>[0], 'device' | 'locale'>

/** Puts the device and its reminder into the unit of work. One that is there already is written anew, under its id. */
const subscribe = async (
  tx: Transaction,
  needs: Pick<BookingDependencies, 'sealer' | 'identifiers' | 'clock'>,
  booking: Booking,
  { device, locale }: Asked,
): Promise<Result<{ readonly due: Temporal.Instant }>> => {
  const now = needs.clock.now()
  const due = remindAt(booking, now)
  if (due === undefined) return refused({ kind: 'alert-not-possible', why: 'too-late' })
  const known = await tx.listeners.devices(booking.id)
  const same = known.find(other => openDevice(needs, other).endpoint === device.endpoint)
  if (!same && known.length >= mostDevices) return refused({ kind: 'alert-not-possible', why: 'too-many' })
  const id = same?.id ?? needs.identifiers.uuid()
  if (same) await tx.listeners.unsubscribe(id)
  const created = same?.created ?? now
  const sealed = sealDevice(needs, id, device)
  await tx.listeners.subscribe({ id, booking: booking.id, sealed, locale: locale ?? null, created })
  await tx.outbox.put({ id: needs.identifiers.uuid(), kind: 'alert', subject: booking.id, detail: id, due })
  return done({ due })
}

/** Reminds a reader on a device a day before her appointment, where that is still more than a day ahead. */
export const makeSubscribeDevice =
  (needs: BookingDependencies): SubscribeDevice =>
  async ({ device, locale, ...key }) => {
    const { pushServices } = needs.policy
    if (pushServices.length === 0) return refused({ kind: 'alert-not-possible', why: 'off' })
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    if (!isPushService(device.endpoint, pushServices))
      return refused({ kind: 'alert-not-possible', why: 'unknown-service' })
    return needs.storage.transaction(async tx =>
      subscribe(tx, needs, await findBookingOrThrow(tx, unlocked.value.id), { device, locale }),
    )
  }
