import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'

const secrets = createSecrets('one secret')

describe('what is derived from the secret', () => {
  test('is the same each time, and another for another booking, generation or secret', () => {
    const codes = [
      secrets.manageCode('b1', 1),
      secrets.manageCode('b1', 2),
      secrets.manageCode('b2', 1),
      secrets.manageCode('b11', 1),
      secrets.manageCode('b1', 11),
      createSecrets('another secret').manageCode('b1', 1),
    ]
    expect(secrets.manageCode('b1', 1)).toBe(codes[0])
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
  })

  test('gives each feed 256 bits that fit into an address', () => {
    expect(secrets.feedSecret('c1', 1)).toMatch(/^[\w-]{43}$/)
    expect(secrets.feedSecret('c1', 1)).not.toBe(secrets.feedSecret('c1', 2))
  })

  test('finds a feed by a part of a hash, from which nobody gets the secret', () => {
    const secret = secrets.feedSecret('c1', 1)
    const hash = createHash('sha256').update(secret).digest('hex')
    expect(secrets.feedLookup(secret)).toBe(hash.slice(0, 32))
  })

  test('hashes the same text differently for each purpose', () => {
    expect(secrets.keyedHash('a', 'b')).toMatch(/^[0-9a-f]{64}$/)
    expect(secrets.keyedHash('a', 'b')).not.toBe(secrets.keyedHash('b', 'b'))
    expect(secrets.keyedHash('a', 'b')).not.toBe(createSecrets('x').keyedHash('a', 'b'))
  })

  test('compares texts of any length', () => {
    expect(secrets.equal('abc', 'abc')).toBe(true)
    expect(secrets.equal('abc', 'abd')).toBe(false)
    expect(secrets.equal('abc', '')).toBe(false)
  })
})
