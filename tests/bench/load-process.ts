// Run by load.ts: takes one job, sends back its result, and ends when it is let go.
import { once } from 'node:events'
import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { LoadJob, LoadResult } from './load.ts'
import { send } from './send.ts'

async function run(job: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
  const begin = performance.now() + job.warmUp * 1_000
  const end = begin + job.seconds * 1_000
  const times: number[] = []
  const others: Record<number, number> = {}
  let [sent, last] = [0, begin]

  const shoot = async (): Promise<boolean> => {
    const shot = job.shots[job.repeat ? sent % job.shots.length : sent]
    if (!shot || performance.now() >= end) return false
    sent += 1
    const from = performance.now()
    const { status } = await send(agent, job.origin, shot).catch(() => ({ status: 0 }))
    const to = performance.now()
    if (to < begin || to > end) return true
    last = to
    if (status === job.expected) times.push(to - from)
    else others[status] = (others[status] ?? 0) + 1
    return true
  }
  const connection = async (): Promise<void> => {
    while (await shoot()) if (job.pause > 0) await wait(job.pause)
  }

  await Promise.all(Array.from({ length: job.connections }, connection))
  agent.destroy()
  return { perSecond: (times.length * 1_000) / (last - begin), times, others, sent }
}

const [job]: LoadJob[] = await once(process, 'message')
if (job) process.send?.(await run(job))
