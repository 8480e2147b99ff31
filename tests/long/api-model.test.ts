import { expect, it } from 'vitest'
import { outcomes } from '../builders/api-model-commands.ts'
import { runApiModel } from '../builders/run-api-model.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })
const numRuns = 300

it('in hundreds of days of holding, booking and moving, the server and a small model never disagree', async () => {
  const reached = await runApiModel(server.origin, numRuns)
  for (const outcome of outcomes)
    console.log(`${String(reached.get(outcome) ?? 0).padStart(3)} of ${numRuns} runs  ${outcome}`)
  expect(outcomes.filter(outcome => !reached.has(outcome))).toEqual([])
}, 600_000)
