import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createProofs } from '../../../src/adapters/crypto/proofs.ts'
import type { Challenge } from '../../../src/booking/core/proof.ts'
import { proofSchema } from '../../../src/web/http/proof-schema.ts'

const secret = 'a secret for tests that nobody uses'
const slot = 'auental-monday.htd8i'

type Solution = { counter: number; derivedKey: string }

const written = (challenge: unknown, solution: unknown) =>
  Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')

let challenge: Challenge
let solution: Solution

beforeAll(async () => {
  challenge = await createProofs(secret).challenge(slot)
  const found = await solveChallenge({ challenge, deriveKey })
  if (!found) throw new Error('the challenge was not solved')
  solution = found
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a proof of work', () => {
  test('counts once', async () => {
    const proofs = createProofs(secret)
    const proof = written(challenge, solution)
    expect(proofSchema.safeParse(proof).success).toBe(true)
    expect(await proofs.redeem(proof, slot)).toBe(true)
    expect(await proofs.redeem(proof, slot)).toBe(false)
    // Written in another way it is the same.
    expect(await proofs.redeem(written(challenge, { ...solution, took: 7 }), slot)).toBe(false)
  })

  test('counts once where it is sent many times at once', async () => {
    const proofs = createProofs(secret)
    const proof = written(challenge, solution)
    const answers = await Promise.all(Array.from({ length: 20 }, () => proofs.redeem(proof, slot)))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  test('counts again where what it was for was refused', async () => {
    const proofs = createProofs(secret)
    const proof = written(challenge, solution)
    await proofs.redeem(proof, slot)
    proofs.giveBack(proof)
    expect(await proofs.redeem(proof, slot)).toBe(true)
  })

  test('counts for its own slot only', async () => {
    const proofs = createProofs(secret)
    expect(await proofs.redeem(written(challenge, solution), 'auental-monday.htd9i')).toBe(false)
    const elsewhere = { ...challenge.parameters, data: { for: 'auental-monday.htd9i' } }
    const forged = written({ ...challenge, parameters: elsewhere }, solution)
    expect(await proofs.redeem(forged, 'auental-monday.htd9i')).toBe(false)
  })

  test('counts for ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const proof = written(challenge, solution)
    vi.setSystemTime(Date.now() + 9 * 60_000)
    expect(await createProofs(secret).redeem(proof, slot)).toBe(true)
    vi.setSystemTime(Date.now() + 2 * 60_000)
    expect(await createProofs(secret).redeem(proof, slot)).toBe(false)
    const longer = { ...challenge.parameters, expiresAt: (challenge.parameters.expiresAt ?? 0) + 600 }
    expect(
      await createProofs(secret).redeem(written({ ...challenge, parameters: longer }, solution), slot),
    ).toBe(false)
  })

  test('counts only where it was made', async () => {
    const elsewhere = createProofs('another secret for tests that nobody uses')
    expect(await elsewhere.redeem(written(challenge, solution), slot)).toBe(false)
  })

  test.each([
    ['no work at all', () => written(challenge, { counter: 0, derivedKey: '00'.repeat(32) })],
    [
      'the beginning that is known',
      () => written(challenge, { counter: 200, derivedKey: challenge.parameters.keyPrefix }),
    ],
    [
      'the solution of another challenge',
      () =>
        written({ ...challenge, parameters: { ...challenge.parameters, nonce: '00'.repeat(16) } }, solution),
    ],
    [
      'easier work',
      () => written({ ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution),
    ],
    ['work without a signature', () => written({ parameters: challenge.parameters }, solution)],
    ['an empty signature', () => written({ ...challenge, signature: '' }, solution)],
    [
      'another kind of work',
      () =>
        written({ ...challenge, parameters: { ...challenge.parameters, algorithm: 'SHA-256' } }, solution),
    ],
    [
      'letters of another kind',
      () => written(challenge, { ...solution, derivedKey: solution.derivedKey.toUpperCase() }),
    ],
    ['no numbers', () => written(challenge, { counter: '200', derivedKey: 7 })],
    ['no object', () => Buffer.from('null').toString('base64')],
    ['no JSON', () => Buffer.from('{').toString('base64')],
    ['nothing', () => ''],
  ])('is not %s', async (_name, proof) => {
    expect(await createProofs(secret).redeem(proof(), slot)).toBe(false)
  })

  test('takes a machine 3 to 5 million rounds, and the server 20,000', async () => {
    const { cost, algorithm } = challenge.parameters
    expect(algorithm).toBe('PBKDF2/SHA-256')
    expect(cost * solution.counter).toBeGreaterThanOrEqual(3_000_000)
    expect(cost * solution.counter).toBeLessThanOrEqual(5_000_000)
    expect(cost).toBe(20_000)
  })
})
