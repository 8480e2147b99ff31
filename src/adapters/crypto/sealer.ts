import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { KeyMissing, type Sealer } from '../../booking/ports/sealer.ts'
import { deriveKey } from './derive-key.ts'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const version = '1'

type SealingKey = { readonly id: string; readonly key: Buffer }

const sealingKey = (secret: string): SealingKey => {
  const key = deriveKey(secret, 'seal')
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }
}

const sealWith = ({ id, key }: SealingKey, text: string, context: string): string => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${version}.${id}.${body.toString('base64url')}`
}

const openWith = ({ key }: SealingKey, body: Buffer, context: string): string => {
  const decipher = createDecipheriv(algorithm, key, body.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(body.subarray(-tagBytes))
  const text = decipher.update(body.subarray(ivBytes, -tagBytes))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}

/**
 * Seals with AES-256-GCM; a sealed text names its key, so that texts of former secrets can still be opened.
 */
export const createSealer = (secret: string, formerSecrets: readonly string[] = []): Sealer => {
  const current = sealingKey(secret)
  const keys = new Map([...formerSecrets.map(sealingKey), current].map(key => [key.id, key]))
  return {
    seal: (text, context) => sealWith(current, text, context),
    open: (sealed, context) => {
      const [written, id, body] = sealed.split('.')
      const key = keys.get(id ?? '')
      if (written !== version || !key || body === undefined)
        throw new KeyMissing(
          'name and contact need a key that is not there: if LOTSE_SECRET was changed, LOTSE_FORMER_SECRETS must name the one before',
        )
      return openWith(key, Buffer.from(body, 'base64url'), context)
    },
    isCurrent: sealed => sealed.startsWith(`${version}.${current.id}.`),
  }
}
