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

/** The version that this is. */
export function versionOfProject(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(projectFolder, 'package.json'), 'utf8'),
  )
  return version
}

/** Who asks again within this time gets the former answer: to look costs a write, and anybody may ask. Milliseconds. */
const freshFor = 1_000

/** Gives all who ask within a time the same answer, to the first of them or after it. */
export function atMostEvery<T>(milliseconds: number, look: () => Promise<T>): () => Promise<T> {
  let last: Promise<T> | undefined
  return () => {
    last ??= look().finally(() => {
      setTimeout(() => {
        last = undefined
      }, milliseconds).unref()
    })
    return last
  }
}

/** Whether the installation can serve: whether storage can be read and written. It changes nothing that was stored. */
export function makeHealth({ storage, queue, clock }: Needs): () => Promise<Health> {
  const version = versionOfProject()
  return atMostEvery(freshFor, async () => {
    try {
      await storage.check()
      const { waiting, oldest } = await queue.backlog(clock.now())
      return { status: 'ok', version, storage: 'ok', outbox: { waiting, oldest: oldest?.toString() ?? null } }
    } catch (error) {
      console.error('storage cannot be read or written', error)
      return { status: 'unavailable', version, storage: 'unavailable', outbox: { waiting: 0, oldest: null } }
    }
  })
}
