import { describe, test } from 'vitest'
import { engines } from '../../builders/storages.ts'
import { expectAllReached, runDomain } from '../domain/run-domain.ts'

/** How many days are lived through on each engine: on memory as many as it takes to see everything. More in tests/long. */
const days = new Map([
  ['memory', 300],
  ['SQLite', 40],
])
const fewDays = 8

describe.each(engines)('two appointments of a counsellor on $name', ({ name, open }) => {
  test('never overlap beyond her seats; what is listed can be taken; no change of rules moves or loses one', async () => {
    const numRuns = days.get(name) ?? fewDays
    expectAllReached(name, numRuns, await runDomain(open, numRuns, 240))
  }, 300_000)
})
