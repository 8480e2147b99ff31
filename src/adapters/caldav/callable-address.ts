import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/** What a district's own network may use besides. Not link-local: that is where clouds keep their credentials (169.254.169.254). */
const ownNetworks = ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']

/** IPv4 inside of IPv6: a socket reaches the inner one. 6to4 and Teredo are tunnels that nobody needs, and stay forbidden. */
const reached = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => {
  const parsed = ipaddr.process(address)
  const isIPv6 = parsed instanceof ipaddr.IPv6
  return isIPv6 && parsed.match(nat64) ? new ipaddr.IPv4(parsed.toByteArray().slice(-4)) : parsed
}

/**
 * Whether this server may connect to an IP address: only to what belongs to the public internet, because the address of a
 * calendar is somebody's input (RFC 6890), or also to the own network where that is allowed.
 */
export const isCallable = (address: string, allowPrivate: boolean): boolean => {
  if (isIP(address) === 0) return false
  const target = reached(address)
  const range = target.range()
  if (ownNetworks.includes(range)) return allowPrivate
  return range === 'unicast' && (target instanceof ipaddr.IPv4 || target.match(globalUnicast))
}
