import { defineConfig } from 'vitest/config'
import { SlowFirst } from './slow-first.ts'

const long = process.env.LOTSE_LONG === '1'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: long
      ? [
          'tests/long/**/*.test.ts',
          'tests/e2e/{accessibility,layout,administration}.test.ts',
          'tests/server/calendars.test.ts',
        ]
      : ['tests/**/*.test.ts'],
    exclude: long ? [] : ['tests/long/**'],
    globalSetup: ['tests/builders/build-once.ts', 'tests/builders/postgres-once.ts'],
    // Two cores; servers and browsers of other files must not starve the one that waits for an answer.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: `tests/.output/${long ? 'long' : 'test'}.json` }]],
  },
})
