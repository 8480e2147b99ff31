import { isIP } from 'node:net'

/** What a host shares with its neighbours; undefined where that may be a public suffix (`co.uk`, `de`). */
const siteOf = (host: string): string | undefined => {
  const [, ...parent] = host.split('.')
  const [first = '', last = ''] = parent
  const isTooShort = parent.length < 2 || (parent.length === 2 && first.length <= 3 && last.length === 2)
  return isTooShort ? undefined : parent.join('.')
}

const isNeighbour = (from: string, to: string): boolean => {
  const site = isIP(from) === 0 ? siteOf(from) : undefined
  return site !== undefined && (to === site || to.endsWith(`.${site}`))
}

/**
 * Whether a server may send us, with the password, from one address to another. Anywhere on its own origin, and to its own
 * host by https. While discovering also to a neighbour (iCloud: from caldav.icloud.com to p42-caldav.icloud.com); that needs no
 * list of public suffixes, because neighbours share all but the first label. Never by http to anywhere else.
 */
export const mayFollow = (from: URL, to: URL, isDiscovering: boolean): boolean => {
  if (from.origin === to.origin) return true
  if (to.protocol !== 'https:') return false
  if (from.hostname !== to.hostname) return isDiscovering && isNeighbour(from.hostname, to.hostname)
  return isDiscovering || from.protocol === 'http:'
}
