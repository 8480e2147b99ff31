import { describe, test } from 'vitest'
import { expectAllReached, runDomain } from '../booking/domain/run-domain.ts'
import { engines } from '../builders/storages.ts'

/** Days on memory; LOTSE_DOMAIN_RUNS says another number. Engines that write to a disk take longer for each. */
const runs = Number(process.env.LOTSE_DOMAIN_RUNS ?? 10_000)
const share = new Map([
  ['memory', 1],
  ['SQLite', 0.1],
])
const smallShare = 0.01

describe.each(engines)('10,000 days of readers and counsellors on $name', ({ name, open }) => {
  test('bring no two appointments over each other, and lose none', async () => {
    const numRuns = Math.ceil(runs * (share.get(name) ?? smallShare))
    expectAllReached(name, numRuns, await runDomain(open, numRuns, 1_700))
  }, 1_800_000)
})
