import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../booking/ports/clock.ts'
import type { Storage } from '../booking/ports/storage.ts'
import type { Queue } from '../delivery/ports/queue.ts'
import type { Health } from './app.ts'
import { projectFolder } from './build-folder.ts'

interface Needs {
  readonly storage: Storage
  readonly queue: Queue
  readonly clock: Clock
}

function versionOfProject(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(projectFolder, 'package.json'), 'utf8'),
  )
  return version
}

/** Whether the installation can serve. It looks, and changes nothing. */
export function makeHealth({ storage, queue, clock }: Needs): () => Promise<Health> {
  const version = versionOfProject()
  return async () => {
    try {
      await storage.check()
      const { waiting, oldest } = await queue.backlog(clock.now())
      return { status: 'ok', version, storage: 'ok', outbox: { waiting, oldest: oldest?.toString() ?? null } }
    } catch (error) {
      console.error('storage cannot be read', error)
      return { status: 'unavailable', version, storage: 'unavailable', outbox: { waiting: 0, oldest: null } }
    }
  }
}
