import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import type { Tokens } from '../../staff/ports/tokens.ts'

const secretBytes = 32

/** Secrets from the system's source of randomness. What has 256 random bits needs no slow hash, and no salt. */
export const createTokens = (): Tokens => ({
  secret: () => randomBytes(secretBytes).toString('base64url'),
  hash: secret => createHash('sha256').update(secret).digest('hex'),
  id: () => randomUUIDv7(),
})
