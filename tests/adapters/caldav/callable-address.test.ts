import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCallable } from '../../../src/adapters/caldav/callable-address.ts'

const own = [
  ...[
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.178.1',
    '100.64.0.1',
  ],
  ...['::1', 'fc00::1', 'fd12:3456::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1'],
  ...['64:ff9b::127.0.0.1', '64:ff9b::a00:1'],
]
const never = [
  ...['0.0.0.0', '0.1.2.3', '169.254.169.254', '192.0.0.1', '192.0.2.1', '192.88.99.1', '198.18.0.1'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '100::1', '2001:db8::1', '4000::1'],
  ...['2002:7f00:1::', '2002:0a00:0001::1', '2001:0:7f00:1::1', '64:ff9b:1::7f00:1', '::ffff:0:127.0.0.1'],
  ...[
    '::ffff:169.254.169.254',
    '64:ff9b::169.254.169.254',
    'localhost',
    '',
    '127.1',
    '2130706433',
    '0x7f000001',
  ],
]
const everybodys = [
  '9.9.9.9',
  '46.4.1.1',
  '2606:4700::1111',
  '2a01:4f8::1',
  '::ffff:9.9.9.9',
  '64:ff9b::9.9.9.9',
]

describe('an address that somebody’s calendar has', () => {
  test.each(own)('%s is in the own network: called only where that is allowed', address => {
    expect(isCallable(address, false)).toBe(false)
    expect(isCallable(address, true)).toBe(true)
  })
  test.each(never)('%s is never called', address => {
    expect(isCallable(address, false)).toBe(false)
    expect(isCallable(address, true)).toBe(false)
  })
  test.each(everybodys)('%s is called', address => {
    expect(isCallable(address, false)).toBe(true)
    expect(isCallable(address, true)).toBe(true)
  })
  test('inside of IPv6 an IPv4 address is as forbidden as by itself', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.boolean(), (address, allowPrivate) => {
        const alone = isCallable(address, allowPrivate)
        expect(isCallable(`::ffff:${address}`, allowPrivate)).toBe(alone)
        expect(isCallable(`64:ff9b::${address}`, allowPrivate)).toBe(alone)
      }),
    )
  })
})
