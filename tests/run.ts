// `npm test` and `npm run test:long`: finds or installs a browser, runs Vitest, ends with its exit code.
import { spawnSync } from 'node:child_process'
import { findChromium, installChromium } from './chromium.ts'
import { haveRadicale } from './radicale.ts'

const long = process.argv.includes('--long')
const rest = process.argv.slice(2).filter(argument => argument !== '--long')

if (!findChromium() && !installChromium()) {
  console.error('The tests need a Chromium: install the package "chromium", or set CHROMIUM_PATH to one.')
  process.exit(1)
}

if (!haveRadicale()) {
  console.error('The tests need a CalDAV server: install the package "radicale".')
  process.exit(1)
}

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...rest]
const env = { ...process.env, LOTSE_LONG: long ? '1' : '0' }
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env })
process.exit(status ?? 1)
