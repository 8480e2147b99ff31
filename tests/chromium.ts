import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium to test with: CHROMIUM_PATH, the system's, or the one that Playwright has installed. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH, ...usual, chromium.executablePath()]
  return candidates.find(path => path !== undefined && path !== '' && existsSync(path))
}

function run(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'inherit' })
    return true
  } catch {
    return false
  }
}

/** Installs a Chromium where that can be done without asking: by apt as root, else by Playwright into the user's cache. */
export function installChromium(): string | undefined {
  const root = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (root && run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium']))
    return findChromium()
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  return findChromium()
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser, headless, with an empty profile. */
export function launch(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or install the package chromium.')
  return chromium.launch({ executablePath, args: quiet })
}
