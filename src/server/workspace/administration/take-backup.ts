import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { projectFolder } from '../../build-folder.ts'
import { backupName } from '../../commands/make-backup.ts'
import { type Actor, lineOf, type WorkResult } from '../acting.ts'
import type { WorkspaceNeeds } from '../workspace.ts'

type Needs = Pick<WorkspaceNeeds, 'booking' | 'note'>

/** An encrypted backup on its way to whoever asked for it. */
export type BackupDownload = {
  /** `lotse-2026-11-22T021500Z.backup` */
  readonly name: string
  readonly content: ReadableStream
}

const command = join(projectFolder, 'src/server/commands/stream-backup.ts')

/**
 * What a process of its own writes, with our environment: it stands still while it looks whether the database is whole. It is
 * ended when nobody reads any more, or when we end; where it fails, so does the stream. Its copy of the database goes with it.
 */
const written = (): Readable => {
  const child = spawn(process.execPath, [command], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = new PassThrough()
  const end = () => child.kill()
  process.once('exit', end)
  child.stdout.pipe(output, { end: false })
  child.once('error', error => output.destroy(error))
  child.once('close', code => {
    process.off('exit', end)
    if (code === 0) output.end()
    else output.destroy(new Error(`a backup ended with ${code}`))
  })
  output.once('close', () => {
    child.stdout.destroy()
    end()
  })
  return output
}

/**
 * Takes a backup to hand out. It is encrypted before it leaves its process, and is not remembered as the last one: what lies in
 * somebody's downloads is no routine, and the doctor goes on asking for that. Throws where it fails before its first byte.
 */
export const takeBackup =
  ({ booking, note }: Needs) =>
  async (actor: Actor): Promise<WorkResult<BackupDownload>> => {
    await note(lineOf(booking, actor, { what: 'took-backup', subject: 'installation' }))
    const output = written()
    await once(output, 'readable')
    return {
      ok: true,
      value: { name: backupName(booking.clock.now()), content: Readable.toWeb(output) as ReadableStream },
    }
  }
