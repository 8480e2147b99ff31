import type { Subscription } from '../ports/records.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { RenewedSeals, RenewSeals } from './renew-seals.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'sealer'>

const batch = 100

const openOrUndefined = (
  { sealer }: Needs,
  { id, sealed }: Pick<Subscription, 'id' | 'sealed'>,
): string | undefined => {
  try {
    return sealer.open(sealed, id)
  } catch {
    // Altered, or sealed with a key that is not there: counted, and left as it is.
    return undefined
  }
}

const renew = async (
  needs: Needs,
  device: Pick<Subscription, 'id' | 'sealed'>,
): Promise<keyof RenewedSeals | undefined> => {
  if (needs.sealer.isCurrent(device.sealed)) return 'current'
  const text = openOrUndefined(needs, device)
  if (text === undefined) return 'unreadable'
  const sealed = needs.sealer.seal(text, device.id)
  return (await needs.storage.resealDevice(device.id, device.sealed, sealed)) ? 'renewed' : undefined
}

/**
 * Seals where devices are reached with the present key. They are not just forgotten with the former one: somebody was
 * promised that she will be reminded, and nothing would tell her that she is not.
 */
export const makeRenewDeviceSeals =
  (needs: Needs): RenewSeals =>
  async () => {
    const counts = { renewed: 0, current: 0, unreadable: 0 }
    for (let after = ''; ; ) {
      const devices = await needs.storage.sealedDevices(after, batch)
      const last = devices.at(-1)
      if (!last) return counts
      for (const device of devices) {
        const outcome = await renew(needs, device)
        if (outcome) counts[outcome] += 1
      }
      after = last.id
    }
  }
