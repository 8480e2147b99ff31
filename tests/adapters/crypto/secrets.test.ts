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

  test('is known again, and texts of any length are not', () => {
    const [code, address] = [secrets.manageCode('b1', 1), secrets.feedSecret('c1', 1)]
    expect(secrets.isManageCode('b1', 1, code)).toBe(true)
    expect(secrets.isFeedSecret('c1', 1, address)).toBe(true)
    for (const text of ['', code.slice(1), `${code}0`, address, secrets.manageCode('b1', 2)])
      expect(secrets.isManageCode('b1', 1, text)).toBe(false)
    for (const text of ['', code, `${address}A`, secrets.feedSecret('c1', 2), secrets.feedSecret('c2', 1)])
      expect(secrets.isFeedSecret('c1', 1, text)).toBe(false)
  })

  test('with a former secret is known as long as that is named, and nothing new is made with it', () => {
    const renewed = createSecrets('a new secret', ['an older secret', 'one secret'])
    expect(renewed.isManageCode('b1', 1, secrets.manageCode('b1', 1))).toBe(true)
    expect(renewed.isManageCode('b1', 1, createSecrets('an older secret').manageCode('b1', 1))).toBe(true)
    expect(renewed.isManageCode('b1', 1, renewed.manageCode('b1', 1))).toBe(true)
    expect(renewed.isManageCode('b1', 1, secrets.manageCode('b1', 2))).toBe(false)
    expect(renewed.isFeedSecret('c1', 1, secrets.feedSecret('c1', 1))).toBe(true)
    const alone = createSecrets('a new secret')
    expect(alone.isManageCode('b1', 1, secrets.manageCode('b1', 1))).toBe(false)
    expect(alone.isFeedSecret('c1', 1, secrets.feedSecret('c1', 1))).toBe(false)
    expect(renewed.manageCode('b1', 1)).toBe(alone.manageCode('b1', 1))
    expect(renewed.feedSecret('c1', 1)).toBe(alone.feedSecret('c1', 1))
    expect(renewed.keyedHash('a', 'b')).toBe(alone.keyedHash('a', 'b'))
  })
})
