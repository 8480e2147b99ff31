import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { databaseOf } from '../../commands/database-of.ts'
import { makeBackup } from '../../commands/make-backup.ts'
import { type Actor, lineOf, type WorkResult } from '../acting.ts'
import type { WorkspaceNeeds } from '../workspace.ts'

type Needs = Pick<WorkspaceNeeds, 'booking' | 'environment' | 'note'>

/** An encrypted backup on its way to whoever asked for it. */
export type BackupDownload = {
  /** `lotse-2026-11-22T021500Z.backup` */
  readonly name: string
  readonly bytes: number
  readonly content: ReadableStream
}

/** A file as a stream; with its end the folder that it was written in is gone. */
const streamed = async (folder: string, file: string): Promise<ReadableStream> => {
  const handle = await open(file)
  const stream = handle.createReadStream()
  const remove = () => rm(folder, { recursive: true, force: true })
  // What is open can be read although it has no name any more: a process that is killed leaves nothing. Not so on Windows.
  if (process.platform === 'win32')
    stream.once('close', () => remove().catch(error => console.error('a backup could not be removed', error)))
  else await remove()
  return Readable.toWeb(stream) as ReadableStream
}

/**
 * Takes a backup to hand out. It is encrypted before it touches the disk, and is not remembered as the last one: what lies in
 * somebody's downloads is no routine, and the doctor goes on asking for that.
 */
export const takeBackup = ({ booking, environment, note }: Needs) => {
  let former: Promise<unknown> = Promise.resolve()
  const take = async (actor: Actor): Promise<WorkResult<BackupDownload>> => {
    await note(lineOf(booking, actor, { what: 'took-backup', subject: 'installation' }))
    const folder = await mkdtemp(join(tmpdir(), 'lotse-backup-'))
    try {
      const order = { secret: environment.secret, target: folder, now: booking.clock.now() }
      const { file, bytes } = await makeBackup({ address: databaseOf(environment), ...order })
      return { ok: true, value: { name: basename(file), bytes, content: await streamed(folder, file) } }
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }
  // One after the other: the copy that is read has one name a process.
  return (actor: Actor): Promise<WorkResult<BackupDownload>> => {
    const taken = former.then(() => take(actor))
    former = taken.catch(() => undefined)
    return taken
  }
}
