import { defineConfig } from 'vitest/config'
import { SlowFirst } from './slow-first.ts'

const long = process.env.LOTSE_LONG === '1'

/** What takes a minute for what it shows: only in the long run, which `.ci/run` does on every change. */
const slow = [
  'tests/long/**/*.test.ts',
  'tests/server/{calendars,contention,faults,api-model}.test.ts',
  'tests/server/commands/{backup,privacy-postgres,secret-rotate}.test.ts',
  'tests/adapters/caldav/outages.test.ts',
  'tests/e2e/translations.test.ts',
]

/** What looks at some pages in the short run, and at all in the long one. */
const both = ['tests/e2e/{accessibility,layout,administration}.test.ts']

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: long ? [...slow, ...both] : ['tests/**/*.test.ts'],
    exclude: long ? [] : slow,
    globalSetup: ['tests/builders/build-once.ts', 'tests/builders/postgres-once.ts'],
    // Two cores; servers and browsers of other files must not starve the one that waits for an answer.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: `tests/.output/${long ? 'long' : 'test'}.json` }]],
  },
})
