import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { BackupRefused } from './backup-refused.ts'

const algorithm = 'aes-256-gcm'
const tagBytes = 16
const plainBytes = 65_536
const sealedBytes = plainBytes + tagBytes

/** What all chunks of one backup are sealed with. The header is authenticated with each of them. */
export type ChunkSeal = { readonly key: Buffer; readonly header: Buffer }

/**
 * The nonce of a chunk is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway
 * and Vizár, 2015): chunks that were cut off, changed places or came from elsewhere do not open.
 */
const nonceOf = (number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

const sealChunk = ({ key, header }: ChunkSeal, plain: Buffer, number: number, last: boolean): Buffer => {
  const cipher = createCipheriv(algorithm, key, nonceOf(number, last), { authTagLength: tagBytes })
  cipher.setAAD(header)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Seals bytes in chunks of 64 KiB; only the last may be shorter. */
export async function* sealChunks(seal: ChunkSeal, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let number = 0
  let waiting = Buffer.alloc(0)
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes])
    // A full chunk waits too, because it may be the last.
    while (waiting.length > plainBytes) {
      yield sealChunk(seal, waiting.subarray(0, plainBytes), number, false)
      waiting = waiting.subarray(plainBytes)
      number += 1
    }
  }
  yield sealChunk(seal, waiting, number, true)
}

const openChunk = ({ key, header }: ChunkSeal, sealed: Buffer, number: number, last: boolean): Buffer => {
  const decipher = createDecipheriv(algorithm, key, nonceOf(number, last), { authTagLength: tagBytes })
  decipher.setAAD(header)
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
}

const damaged = (place: number, cause?: unknown): BackupRefused =>
  new BackupRefused(
    `this backup is damaged or was not finished: it cannot be trusted from byte ${place} on`,
    { cause },
  )

/** Opens chunks from a place in a file to its end. Throws `BackupRefused` at the first one that is not as it was sealed. */
export async function* openChunks(seal: ChunkSeal, file: FileHandle, begin: number): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  let place = begin
  for (let number = 0; number === 0 || place < size; number += 1) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sealedBytes), 0, sealedBytes, place)
    if (bytesRead < tagBytes) throw damaged(place)
    try {
      yield openChunk(seal, buffer.subarray(0, bytesRead), number, place + bytesRead >= size)
    } catch (error) {
      throw damaged(place, error)
    }
    place += bytesRead
  }
}
