import { expect, it } from 'vitest'
import { outcomes } from '../builders/api-model-commands.ts'
import { runApiModel } from '../builders/run-api-model.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
const numRuns = 30

it('holds, bookings, moves and lists are what a small model says that they are, whatever comes after what', async () => {
  const reached = await runApiModel(server.origin, numRuns)
  for (const outcome of outcomes)
    console.log(`${String(reached.get(outcome) ?? 0).padStart(3)} of ${numRuns} runs  ${outcome}`)
  expect(outcomes.filter(outcome => !reached.has(outcome))).toEqual([])
  expect([...reached.keys()].filter(outcome => !outcomes.includes(outcome))).toEqual([])
}, 300_000)
