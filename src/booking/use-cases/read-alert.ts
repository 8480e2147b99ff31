import type { Device } from '../core/device.ts'
import { formatReference } from '../core/reference.ts'
import { done } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import { openDevice } from './sealed-device.ts'

/** What a reminder on a device may say, and where it goes. */
export type AlertFacts = {
  readonly device: Device
  /** As people say and write it: `K7M-4TX`. */
  readonly reference: string
  readonly start: Temporal.Instant
  /** BCP 47 tag of the language that the pages had. */
  readonly locale: string | null
}

/** Undefined where the device was taken back, or the appointment takes place no more. */
export type ReadAlert = (booking: string, subscription: string) => Promise<AlertFacts | undefined>

/** Reads what a reminder needs, at the moment when it is sent. */
export const makeReadAlert =
  ({ storage, sealer }: Pick<BookingDependencies, 'storage' | 'sealer'>): ReadAlert =>
  async (id, subscription) => {
    const booking = await storage.findBooking(id)
    const device = await storage.findSubscription(subscription)
    if (booking?.status !== 'booked' || device?.booking !== id) return undefined
    const { start, reference } = booking
    return {
      device: openDevice({ sealer }, device),
      reference: formatReference(reference),
      start,
      locale: device.locale ?? booking.locale,
    }
  }

/** Forgets a device whose push service says that it is gone. */
export type ForgetDevice = (subscription: string) => Promise<void>

/** Forgets a device of a reader. */
export const makeForgetDevice =
  ({ storage }: Pick<BookingDependencies, 'storage'>): ForgetDevice =>
  async id => {
    await storage.transaction(async tx => done(await tx.listeners.unsubscribe(id)))
  }
