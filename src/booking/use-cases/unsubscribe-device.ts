import { done } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import { openDevice } from './sealed-device.ts'
import type { ListDevices, UnsubscribeDevice } from './signatures.ts'
import { unlockBooking } from './unlock-booking.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'secrets' | 'tries' | 'sealer'>

/** Takes a device back. Its delivery finds nobody when its time comes, and ends. */
export const makeUnsubscribeDevice =
  (needs: Needs): UnsubscribeDevice =>
  async ({ endpoint, ...key }) => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    return needs.storage.transaction(async tx => {
      for (const device of await tx.listeners.devices(unlocked.value.id))
        if (openDevice(needs, device).endpoint === endpoint) await tx.listeners.unsubscribe(device.id)
      return done(null)
    })
  }

/** Where the devices are reached that are reminded of an appointment. */
export const makeListDevices =
  (needs: Needs): ListDevices =>
  async key => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    return needs.storage.transaction(async tx => {
      const devices = await tx.listeners.devices(unlocked.value.id)
      return done(devices.map(device => openDevice(needs, device).endpoint))
    })
  }
