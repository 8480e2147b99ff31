import type { Device } from '../core/device.ts'
import type { Subscription } from '../ports/records.ts'
import type { BookingDependencies } from './dependencies.ts'

type Needs = Pick<BookingDependencies, 'sealer'>

/** A device as it is stored: whoever reads the database alone can send nothing to it. */
export const sealDevice = ({ sealer }: Needs, id: string, { endpoint, keys }: Device): string =>
  sealer.seal(JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }), id)

/** Throws where the key to it is not there. */
export const openDevice = ({ sealer }: Needs, { id, sealed }: Pick<Subscription, 'id' | 'sealed'>): Device =>
  JSON.parse(sealer.open(sealed, id))
