import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { Challenge } from '../../booking/core/proof.ts'
import type { Proofs } from '../../booking/ports/proofs.ts'
import { deriveKey } from './derive-key.ts'

const algorithm = 'PBKDF2/SHA-256'

/** How many numbers have to be tried, and with how many rounds each. */
type Work = { readonly cost: number; readonly least: number; readonly most: number }

/**
 * 3 to 5 million rounds in all, tried out by two workers: src/adapters/limits/README.md says how long that takes. Few
 * numbers with many rounds each, because every call into the browser's cryptography costs a slow phone a millisecond.
 */
const usualWork: Work = { cost: 20_000, least: 150, most: 250 }

/** As long as the hold for which it is asked. Milliseconds. */
const lasts = 10 * 60_000

/** What ALTCHA's own widget sends, too: base64 of JSON. Whether it says the truth is for the signature to tell. */
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      ...{ algorithm: z.literal(algorithm), nonce: z.string(), salt: z.string(), keyPrefix: z.string() },
      ...{ cost: z.number(), keyLength: z.number(), keySignature: z.string(), expiresAt: z.number() },
      data: z.object({ for: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

type Payload = z.infer<typeof payloadSchema>

const payloadOf = (proof: string): Payload | undefined => {
  try {
    return payloadSchema.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** Solutions that were used, for as long as they could be used again. */
const createUsed = () => {
  const used = new Map<string, number>()
  return {
    add: (signature: string, until: number): void => {
      for (const [other, expires] of used) if (expires < Date.now()) used.delete(other)
      used.set(signature, until)
    },
    has: (signature: string): boolean => used.has(signature),
    remove: (signature: string): void => {
      used.delete(signature)
    },
  }
}

/** Proofs of work by ALTCHA (version 2). Signed with keys from the installation's secret; what was used is known to this process. */
export const createProofs = (secret: string, { cost, least, most } = usualWork): Proofs => {
  const keys = {
    hmacSignatureSecret: deriveKey(secret, 'altcha').toString('hex'),
    hmacKeySignatureSecret: deriveKey(secret, 'altcha-solution').toString('hex'),
  }
  const used = createUsed()
  return {
    challenge: async purpose => {
      const { parameters, signature } = await createChallenge({
        ...{ algorithm, cost, counter: randomInt(most, least), deriveKey: pbkdf2, ...keys },
        ...{ data: { for: purpose }, expiresAt: new Date(Date.now() + lasts) },
      })
      if (signature === undefined) throw new Error('a challenge was made without its signature')
      return { parameters, signature } satisfies Challenge
    },
    redeem: async (proof, purpose) => {
      const payload = payloadOf(proof)
      if (payload?.challenge.parameters.data.for !== purpose) return false
      const { verified } = await verifySolution({ ...payload, deriveKey: pbkdf2, ...keys })
      const { signature, parameters } = payload.challenge
      // Nothing is waited for from here on, so that of two requests at once only one finds it unused.
      if (!verified || used.has(signature)) return false
      used.add(signature, parameters.expiresAt * 1_000)
      return true
    },
    giveBack: proof => {
      const signature = payloadOf(proof)?.challenge.signature
      if (signature !== undefined) used.remove(signature)
    },
  }
}
