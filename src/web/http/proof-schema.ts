import { z } from 'zod'

/** The most that a solution may be long. Characters; ALTCHA's have some 900. */
const longest = 4_000

/** The solution of a proof of work: base64 of JSON `{challenge, solution}`, as ALTCHA's widget sends it. */
export const proofSchema = z
  .string()
  .max(longest)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** Work to do before booking, as ALTCHA (version 2) writes it. */
export const challengeSchema = z.object({
  parameters: z.looseObject({
    ...{ algorithm: z.string(), nonce: z.string(), salt: z.string(), keyPrefix: z.string() },
    ...{ cost: z.number().int(), keyLength: z.number().int(), expiresAt: z.number().int().optional() },
  }),
  signature: z.string(),
})
