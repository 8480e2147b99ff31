// Run by soak.ts: books, cancels and searches until it is let go, and says how often when it is asked.
import { once } from 'node:events'
import { Agent } from 'node:http'
import type { Shot } from './load.ts'
import { send } from './send.ts'
import type { SoakJob } from './soak.ts'

const connections = 8
/** Of what is booked, so much is cancelled again: slots must not run out. */
const cancelledShare = 0.95

const agent = new Agent({ keepAlive: true, maxSockets: connections })
const counts = { booked: 0, cancelled: 0, searched: 0, others: 0 }

const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)]

async function shoot(origin: string, shot: Shot | undefined): Promise<{ status: number; text: string }> {
  const answer = shot ? await send(agent, origin, shot).catch(() => undefined) : undefined
  return answer ?? { status: 0, text: '' }
}

async function bookAndCancel({ origin, bookings }: SoakJob): Promise<void> {
  const shot = pick(bookings)
  if (!shot) return
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const { status, text } = await shoot(origin, { ...shot, headers })
  if (status !== 201) {
    if (status !== 409) counts.others += 1
    return
  }
  counts.booked += 1
  if (Math.random() > cancelledShare) return
  const { reference, token } = JSON.parse(text)
  const path = `/api/bookings/${reference}/cancel`
  const cancel: Shot = { method: 'POST', path, headers: { Authorization: `Bearer ${token}` } }
  const cancelled = await shoot(origin, cancel)
  counts[cancelled.status === 200 ? 'cancelled' : 'others'] += 1
}

async function search({ origin, searches }: SoakJob): Promise<void> {
  const { status } = await shoot(origin, pick(searches))
  counts[status === 200 ? 'searched' : 'others'] += 1
}

const [job]: SoakJob[] = await once(process, 'message')
process.on('message', () => process.send?.({ ...counts }))
process.once('disconnect', () => process.exit(0))
const connection = async (): Promise<void> => {
  while (job) {
    await bookAndCancel(job)
    if (Math.random() < 0.2) await search(job)
  }
}
await Promise.all(Array.from({ length: connections }, connection))
