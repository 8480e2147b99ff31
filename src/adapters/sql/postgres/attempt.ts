import { setTimeout as sleep } from 'node:timers/promises'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { Collision } from '../collision.ts'
import { isCollision, isDuplicate } from './faults.ts'
import { patienceMilliseconds } from './patience.ts'

const mostTries = 6
const firstPause = 10

const isWorthAnother = (error: unknown): boolean =>
  error instanceof Collision || isCollision(error) || isDuplicate(error)

/**
 * Runs a whole unit of work, and again where another one came in its way: nothing of the try before was written. Pauses are
 * random, so that two who collided do not collide again. At the end a duplicate is a bug and stays one; all else may be
 * tried again by whoever asked.
 */
export const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
  const until = performance.now() + patienceMilliseconds
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isWorthAnother(error)) throw error
      if (tries === mostTries || performance.now() > until) {
        if (isDuplicate(error)) throw error
        throw new StorageUnavailable('others were in the way again and again', { cause: error })
      }
      await sleep(Math.random() * firstPause * 2 ** tries)
    }
  }
}
