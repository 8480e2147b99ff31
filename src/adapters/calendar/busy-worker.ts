// A thread of its own for other people's calendars: an entry that recurs without end must not stop the server.
import { parentPort } from 'node:worker_threads'
import { readBusy } from '../../icalendar/read-busy.ts'

/** One object to be read; instants in milliseconds. */
export type BusyQuestion = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly zone: string
}

/** Its events' times; null where it cannot be read. */
export type BusyAnswer =
  | readonly { readonly uid: string; readonly from: number; readonly to: number }[]
  | null

const answer = ({ text, from, to, zone }: BusyQuestion): BusyAnswer => {
  const instant = Temporal.Instant.fromEpochMilliseconds
  try {
    return readBusy(text, { from: instant(from), to: instant(to), zone }).map(busy => ({
      ...{ uid: busy.uid, from: busy.from.epochMilliseconds, to: busy.to.epochMilliseconds },
    }))
  } catch {
    // Why is not told: it may quote what it read.
    return null
  }
}

parentPort?.on('message', (question: BusyQuestion) => parentPort?.postMessage(answer(question)))
