import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { BackupKey } from './backup-key.ts'
import { BackupRefused } from './backup-refused.ts'
import { openChunks } from './chunks.ts'
import { type BackupHeader, parseHeader } from './header.ts'

const longestHeader = 4_096
const newline = 10

/** A backup whose first line was read; its content is authenticated while it is read. */
export type OpenBackup = {
  readonly header: BackupHeader
  /**
   * Gives the lines to `work`, from the first, as often as it is asked. Throws `BackupRefused` as soon as something is not
   * as it was written: what was read until then was.
   */
  readonly read: <T>(work: (lines: AsyncIterable<string>) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

// Not node:readline, which also ends lines at U+2028.
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = []
  for await (const bytes of source) {
    let begin = 0
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, begin)) {
      yield Buffer.concat([...pieces, bytes.subarray(begin, end)]).toString()
      pieces = []
      begin = end + 1
    }
    pieces.push(bytes.subarray(begin))
  }
}

const readHeader = async (file: FileHandle): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
  const end = buffer.subarray(0, bytesRead).indexOf(newline)
  if (end < 0) throw new BackupRefused('this is no backup of Lotse')
  return buffer.subarray(0, end + 1)
}

const openFile = async (path: string): Promise<FileHandle> => {
  if (path.endsWith('.part')) throw new BackupRefused('this backup was not finished: take another one')
  try {
    const file = await open(path)
    if ((await file.stat()).isFile()) return file
    await file.close()
    throw new Error('it is no file')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BackupRefused(`this file cannot be read: ${reason}`, { cause: error })
  }
}

const keyFor = (header: BackupHeader, keys: readonly BackupKey[]): BackupKey => {
  const key = keys.find(({ id }) => id === header.key)
  if (!key)
    throw new BackupRefused(
      `this backup was made with another LOTSE_SECRET (key ${header.key}, yours is ${keys.map(({ id }) => id).join(', ')})`,
    )
  return key
}

const openWith = async (file: FileHandle, keys: readonly BackupKey[]): Promise<OpenBackup> => {
  const line = await readHeader(file)
  const header = parseHeader(line.toString())
  const seal = { key: keyFor(header, keys).ofFile(Buffer.from(header.salt, 'base64url')), header: line }
  return {
    header,
    read: work =>
      pipeline(Readable.from(openChunks(seal, file, line.length)), createGunzip(), unpacked =>
        work(linesOf(unpacked)),
      ),
    close: () => file.close(),
  }
}

/** Opens a backup with the key that it names. Throws `BackupRefused`. */
export const openBackup = async (path: string, keys: readonly BackupKey[]): Promise<OpenBackup> => {
  const file = await openFile(path)
  try {
    return await openWith(file, keys)
  } catch (error) {
    await file.close()
    throw error
  }
}
