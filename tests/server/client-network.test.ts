import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseEnvironment } from '../../src/config/environment.ts'
import { countedNetworks, makeClientNetwork } from '../../src/server/client-network.ts'

function environmentOf(env: Record<string, string> = {}) {
  const parsed = parseEnvironment(env, true)
  if (!parsed.ok) throw new Error(parsed.faults.join())
  return parsed.environment
}

const coming = (remoteAddress: string | undefined, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
})

const strangers = vi.fn()
const usual = makeClientNetwork(environmentOf().trustedProxies, strangers)
const networkOf = (peer: string | undefined, forwarded?: string) => usual(coming(peer, forwarded))

describe('the network of a request', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:aa:bb12::1', '20010db800aabb/56'],
    ['2001:db8:aa:bb12:0:0:0:99', '20010db800aabb/56'],
  ])('of %s, who comes without a proxy, is %s', (peer, network) => {
    expect(networkOf(peer)).toBe(network)
  })

  it('is one for the whole line of a house, and another next door', () => {
    expect(networkOf('2001:db8:aa:bb00::1')).toBe(networkOf('2001:db8:aa:bbff:1:2:3:4'))
    expect(networkOf('2001:db8:aa:bb00::1')).not.toBe(networkOf('2001:db8:aa:bc00::1'))
    expect(networkOf('203.0.113.1')).toBe(networkOf('203.0.113.254'))
    expect(networkOf('203.0.113.1')).not.toBe(networkOf('203.0.114.1'))
  })

  it.each([
    ['a proxy on this machine', '127.0.0.1'],
    ['a proxy on this machine, by IPv6', '::1'],
    ['a proxy on a socket that speaks both', '::ffff:127.0.0.1'],
    ['a proxy in the private network', '10.3.2.1'],
    ['a container’s proxy', '172.18.0.5'],
    ['a proxy with a local address of IPv6', 'fd12:3456::1'],
  ])('is read behind %s', (_name, proxy) => {
    expect(networkOf(proxy, '203.0.113.77')).toBe('203.0.113.0/24')
    expect(networkOf(proxy, '2001:db8:aa:bb12::1')).toBe('20010db800aabb/56')
  })

  it.each([
    ['one address before the true one', '198.51.100.9, 203.0.113.77'],
    ['a private address', '10.0.0.9, 203.0.113.77'],
    ['a whole chain', '192.0.2.1, 127.0.0.1, 198.51.100.9, 10.0.0.1, 203.0.113.77'],
    ['words', 'unknown, 203.0.113.77'],
    ['nothing', ', 203.0.113.77'],
    ['a thousand entries', `${'198.51.100.9, '.repeat(1_000)}203.0.113.77`],
  ])('cannot be forged with %s: what the proxy wrote comes last', (_name, forwarded) => {
    expect(networkOf('127.0.0.1', forwarded)).toBe('203.0.113.0/24')
  })

  it('is that of the first who is no proxy, however many proxies stand in a row', () => {
    expect(networkOf('127.0.0.1', '198.51.100.9, 203.0.113.77, 10.0.0.2, 172.16.0.1')).toBe('203.0.113.0/24')
  })

  it.each(['203.0.113.77:51234', ' 203.0.113.77 ', '[2001:db8:aa:bb12::1]:443', '[2001:db8:aa:bb12::1]'])(
    'is read from %j, as some proxies write it',
    written => {
      expect(networkOf('127.0.0.1', written)).toMatch(/^(203\.0\.113\.0\/24|20010db800aabb\/56)$/)
    },
  )

  it.each([
    ['a proxy that forwards nothing', '127.0.0.1', undefined],
    ['a proxy in the private network that forwards nothing', '10.3.2.1', undefined],
    ['somebody in the private network', '127.0.0.1', '192.168.178.20'],
    ['somebody behind the carrier’s address translation, seen from inside', '127.0.0.1', '100.64.3.2'],
    ['a proxy that writes words', '127.0.0.1', 'unknown'],
    ['a proxy that writes what only looks like an address', '127.0.0.1', '0x7f.1'],
    ['a link-local address with its zone', 'fe80::1%eth0', undefined],
    ['a connection that is gone', undefined, '203.0.113.77'],
  ])('is not known of %s, so that nobody is counted with everybody else', (_name, peer, forwarded) => {
    expect(networkOf(peer, forwarded)).toBeUndefined()
  })

  it('is that of the peer itself where a stranger forwards, who is reported', () => {
    strangers.mockClear()
    expect(networkOf('203.0.113.77', '198.51.100.9')).toBe('203.0.113.0/24')
    expect(strangers).toHaveBeenCalledTimes(1)
    networkOf('127.0.0.1', '198.51.100.9')
    networkOf('203.0.113.77')
    expect(strangers).toHaveBeenCalledTimes(1)
  })

  it('is read behind a proxy with a public address once that is named', () => {
    const { trustedProxies } = environmentOf({ TRUSTED_PROXIES: '203.0.113.0/24, 2001:db8::5,127.0.0.1' })
    const named = makeClientNetwork(trustedProxies, strangers)
    expect(named(coming('203.0.113.77', '198.51.100.9'))).toBe('198.51.100.0/24')
    expect(named(coming('2001:db8::5', '198.51.100.9, 203.0.113.1'))).toBe('198.51.100.0/24')
    expect(named(coming('2001:db8::6', '198.51.100.9'))).toBe('20010db8000000/56')
    // What is named stands in place of what is usual.
    expect(named(coming('10.0.0.1', '198.51.100.9'))).toBeUndefined()
  })

  it('is never an address, and never a fault, whatever somebody sends', () => {
    const written = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV4Extended(),
      fc.string(),
      fc.constant('::ffff:1.2.3.4'),
    )
    fc.assert(
      fc.property(written, fc.array(written, { maxLength: 6 }), (peer, chain) => {
        const network = networkOf(peer, chain.join(', '))
        if (network !== undefined)
          expect(network).toMatch(/^(\d{1,3}(\.\d{1,3}){2}\.0\/24|[0-9a-f]{14}\/56)$/)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the networks that are counted', () => {
  it('are none where limits are off', () => {
    expect(countedNetworks(environmentOf({ LOTSE_LIMITS: 'off' }))(coming('203.0.113.77'))).toBeUndefined()
  })

  it('are reported on once, without an address, where a stranger forwards', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const counted = countedNetworks(environmentOf())
    for (let count = 0; count < 3; count += 1) counted(coming('203.0.113.77', '198.51.100.9'))
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/TRUSTED_PROXIES/)]])
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/203\.0|198\.51/)
    warn.mockRestore()
  })
})
