import { describe, expect, test } from 'vitest'
import { createSignInTries, signInPaces } from '../../../src/adapters/limits/sign-in-tries.ts'

const mira = 'mira@example.org'
const networks = Array.from({ length: 10 }, (_, n) => `198.51.${n}.0/24`)
const most = signInPaces['network without an address'].points

describe('tries to sign in', () => {
  test('from a network that has to wait are not counted for the addresses that it names', async () => {
    const tries = createSignInTries()
    for (const network of networks) {
      for (let n = 0; n < signInPaces.network.points; n += 1)
        await tries.take({ email: `invented-${n}@example.org`, network })
      for (let n = 0; n < signInPaces['address from network'].points; n += 1)
        expect(await tries.take({ email: mira, network })).toBeGreaterThan(0)
    }
    // More than an address has in an hour were refused before they were looked at: nobody is kept out by them.
    expect(await tries.take({ email: mira, network: '203.0.113.0/24' })).toBe(0)
  })

  test('that name nobody are counted for each network by itself', async () => {
    const tries = createSignInTries()
    const [one, other] = ['198.51.100.0/24', '203.0.113.0/24']
    for (let n = 0; n < most; n += 1) expect(await tries.takeNetwork(one)).toBe(0)
    expect(await tries.takeNetwork(one)).toBeGreaterThan(0)
    expect(await tries.takeNetwork(other)).toBe(0)
    // Nor do they count against passwords.
    expect(await tries.take({ email: mira, network: one })).toBe(0)
  })

  test('that name nobody are given back where they were right, and are free where no network is known', async () => {
    const tries = createSignInTries()
    for (let n = 0; n < 2 * most; n += 1) {
      expect(await tries.takeNetwork('198.51.100.0/24')).toBe(0)
      await tries.forgiveNetwork('198.51.100.0/24')
      expect(await tries.takeNetwork(undefined)).toBe(0)
    }
  })
})
