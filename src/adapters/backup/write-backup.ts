import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { BackupKey } from './backup-key.ts'
import { BackupRefused } from './backup-refused.ts'
import { sealChunks } from './chunks.ts'
import { type BackupHeader, headerLine } from './header.ts'

const saltBytes = 32

/** A name that is on the disk only when its folder is. Some systems cannot do this to a folder, and need not. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Gives the bytes of an encrypted backup, one bunch after the other, to `write`; says how many there were. */
export const sealBackup = async (
  key: BackupKey,
  about: Omit<BackupHeader, 'key' | 'salt'>,
  lines: AsyncIterable<string>,
  write: (bytes: Buffer) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<number> => {
  const salt = randomBytes(saltBytes)
  const header = headerLine({ ...about, key: key.id, salt: salt.toString('base64url') })
  await write(header)
  let bytes = header.length
  await pipeline(
    lines,
    createGzip(),
    compressed => sealChunks({ key: key.ofFile(salt), header }, compressed),
    async chunks => {
      for await (const chunk of chunks) {
        await write(chunk)
        bytes += chunk.length
      }
    },
    signal ? { signal } : {},
  )
  return bytes
}

/** The file under the name that it has until it is whole. Somebody else's, or an interrupted one, is left alone. */
const openPart = async (part: string): Promise<FileHandle> => {
  try {
    return await open(part, 'wx', 0o600)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BackupRefused(
      existsSync(part)
        ? `${part} exists: another backup is being written there, or one was interrupted; then remove it`
        : `the backup cannot be written: ${reason}`,
      { cause: error },
    )
  }
}

/**
 * Writes lines into a new encrypted file that only its owner may read, and says how many bytes it has. It has another name
 * until it is whole and on the disk; what was begun and not finished is taken away. Throws `BackupRefused` where the file
 * exists.
 */
export const writeBackup = async (
  file: string,
  key: BackupKey,
  about: Omit<BackupHeader, 'key' | 'salt'>,
  lines: AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<number> => {
  if (existsSync(file)) throw new BackupRefused(`${file} exists already: name another file`)
  const part = `${file}.part`
  const handle = await openPart(part)
  try {
    const bytes = await sealBackup(key, about, lines, chunk => handle.writeFile(chunk), signal)
    await handle.sync()
    await handle.close()
    await rename(part, file)
    await syncFolder(dirname(file))
    return bytes
  } catch (error) {
    await handle.close()
    await rm(part, { force: true })
    throw error
  }
}
