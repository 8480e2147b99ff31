import { createHash, hkdfSync } from 'node:crypto'
import { deriveKey } from './derive-key.ts'

/** The key for backups, and from it one for each backup: two files never share one, so that nonces may be numbers. */
export const createBackupKey = (secret: string) => {
  const key = deriveKey(secret, 'backup')
  return {
    id: createHash('sha256').update(key).digest('hex').slice(0, 8),
    ofFile: (salt: Buffer): Buffer => Buffer.from(hkdfSync('sha256', key, salt, 'file', 32)),
  }
}
