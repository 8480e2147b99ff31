import { hkdfSync } from 'node:crypto'

/** Derives a key of 256 bits for one purpose from the installation's secret (HKDF with SHA-256, RFC 5869). */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'lotse', purpose, 32))
