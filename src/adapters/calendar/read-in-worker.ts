import { Worker } from 'node:worker_threads'
import type { BusyAnswer, BusyQuestion } from './busy-worker.ts'

/** How long one object may take. Nobody's appointments need so much, and a rule that never yields a date would take for ever. */
const patienceMilliseconds = 3_000

type Answer = BusyAnswer | 'stuck'

/** A thread that is asked one thing at a time. */
const startReader = () => {
  const worker = new Worker(new URL('./busy-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  })
  worker.unref()
  let waiting: (answer: Answer) => void = () => undefined
  // Kept for its whole life: a worker whose listeners are taken away hears nothing any more.
  worker.on('message', (answer: BusyAnswer) => waiting(answer))
  worker.on('error', () => waiting('stuck'))
  worker.on('exit', () => waiting('stuck'))
  return {
    ask: (question: BusyQuestion): Promise<Answer> =>
      new Promise(resolve => {
        const timer = setTimeout(() => waiting('stuck'), patienceMilliseconds)
        waiting = answer => {
          clearTimeout(timer)
          resolve(answer)
        }
        worker.postMessage(question)
      }),
    stop: () => worker.terminate(),
  }
}

/** Reads objects one after the other beside the server's own work; null for each that cannot be read, or not in time. */
export const readInWorker = async (questions: readonly BusyQuestion[]): Promise<readonly BusyAnswer[]> => {
  if (questions.length === 0) return []
  let reader = startReader()
  const answers: BusyAnswer[] = []
  try {
    for (const question of questions) {
      const answer = await reader.ask(question)
      answers.push(answer === 'stuck' ? null : answer)
      if (answer !== 'stuck') continue
      await reader.stop()
      reader = startReader()
    }
  } finally {
    await reader.stop()
  }
  return answers
}
