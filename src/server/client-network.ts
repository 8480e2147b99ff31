import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Environment } from '../config/environment.ts'

type Address = ReturnType<typeof ipaddr.process>
type Range = readonly [Address, number]

/** What stands in X-Forwarded-For or is a socket's peer; some proxies add the port. Undefined where it is no address. */
function addressOf(text: string | undefined): Address | undefined {
  const bare = text?.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1') ?? ''
  const plain = isIP(bare) === 0 ? bare.replace(/:\d+$/, '') : bare
  // The library reads more than addresses (`127.1`, `0x7f.1`), which nobody sends in good faith.
  return isIP(plain) === 0 ? undefined : ipaddr.process(plain)
}

function rangeOf(text: string): Range {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

function isIn(ranges: readonly Range[], address: Address): boolean {
  return ranges.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
}

/** Addresses that are many people's at once, or nobody's: behind each of them may be a whole district. */
const shared: ReadonlySet<string> = new Set([
  ...['private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat'],
  ...['unspecified', 'multicast', 'broadcast'],
])

/** A line of the telephone company: /24 of IPv4, /56 of IPv6. Undefined for an address that says nothing about it. */
function networkOf(address: Address): string | undefined {
  if (shared.has(address.range())) return undefined
  const bytes = address.toByteArray()
  return address.kind() === 'ipv4'
    ? `${bytes.slice(0, 3).join('.')}.0/24`
    : `${Buffer.from(bytes.slice(0, 7)).toString('hex')}/56`
}

/** What a request says about where it comes from. */
interface Coming {
  readonly socket: { readonly remoteAddress?: string | undefined }
  readonly headers: IncomingHttpHeaders
}

/** What each proxy added about whom it talked to, the nearest first. */
function forwardedFor({ headers }: Coming): string[] | undefined {
  const given = headers['x-forwarded-for']
  return (Array.isArray(given) ? given.join(',') : given)?.split(',').toReversed()
}

/**
 * Works out the network of a request: of the first address, seen from the server, that is no trusted proxy. What stands
 * further out anybody could have written. Undefined where that is not known. `onStranger` is told when somebody who is not
 * trusted forwards for others: a proxy that was not named, or somebody who would like to be taken for one.
 */
export function makeClientNetwork(
  trustedProxies: readonly string[],
  onStranger: () => void,
): (req: Coming) => string | undefined {
  const trusted = trustedProxies.map(rangeOf)
  return req => {
    let address = addressOf(req.socket.remoteAddress)
    const forwarded = forwardedFor(req)
    if (forwarded && address && !isIn(trusted, address)) onStranger()
    for (const entry of forwarded ?? []) {
      if (!address || !isIn(trusted, address)) break
      address = addressOf(entry)
    }
    return address && networkOf(address)
  }
}

const strangerForwards =
  'X-Forwarded-For came from an address that TRUSTED_PROXIES does not name, and was not believed. If it is your proxy, name it: until then everybody behind it counts as one network.'

/** The networks by which requests are counted: none where limits are off. A stranger who forwards is reported once a process. */
export function countedNetworks({
  limits,
  trustedProxies,
}: Pick<Environment, 'limits' | 'trustedProxies'>): (req: Coming) => string | undefined {
  if (limits === 'off') return () => undefined
  let reported = false
  return makeClientNetwork(trustedProxies, () => {
    if (!reported) console.warn(strangerForwards)
    reported = true
  })
}
