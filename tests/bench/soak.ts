import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Shot } from './load.ts'
import { memoryOf } from './measure.ts'

/** What a soak process is sent. */
export interface SoakJob {
  readonly origin: string
  readonly bookings: readonly Shot[]
  readonly searches: readonly Shot[]
}

/** What it tells when it is asked. */
export interface SoakCounts {
  readonly booked: number
  readonly cancelled: number
  readonly searched: number
  /** Answers that are none of 200, 201 and 409. */
  readonly others: number
}

async function ask(child: ChildProcess): Promise<SoakCounts> {
  child.send('how many')
  const [counts]: SoakCounts[] = await once(child, 'message')
  if (!counts) throw new Error('the soak process ended')
  return counts
}

/** Books, cancels and searches without a pause, and says each minute how much memory the server has. */
export async function soak(
  job: SoakJob,
  pid: number | undefined,
  minutes: number,
  tell: (line: string) => void,
): Promise<void> {
  const child = fork(join(import.meta.dirname, 'soak-process.ts'), { serialization: 'advanced' })
  child.send(job)
  for (let minute = 0; minute <= minutes; minute += 1) {
    if (minute > 0) await wait(60_000)
    const { booked, cancelled, searched, others } = await ask(child)
    const memory = memoryOf(pid)?.toFixed(0) ?? 'unknown'
    tell(
      `${minute} min: ${memory} MB; ${booked} booked, ${cancelled} cancelled, ${searched} searched, ${others} other answers`,
    )
  }
  child.disconnect()
}
