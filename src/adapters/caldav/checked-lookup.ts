import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

export const resolveBySystem: Resolve = host => lookup(host, { all: true })

/**
 * A lookup for sockets that fails where any address of a host must not be called. The socket connects to what it says, so a
 * name cannot lead elsewhere between check and call (DNS rebinding). A socket does not ask it about an address: check that apart.
 */
export const checkedLookup =
  (mayCall: (address: string) => boolean, resolve: Resolve): LookupFunction =>
  (host, options, answer) => {
    const found = ([...addresses]: readonly LookupAddress[]) => {
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => mayCall(address)))
        answer(new CalendarFailure(first ? 'forbidden-address' : 'unreachable'), '')
      else if (options.all) answer(null, addresses)
      else answer(null, first.address, first.family)
    }
    resolve(host).then(found, error => answer(error, ''))
  }
