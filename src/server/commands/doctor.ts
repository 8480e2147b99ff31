// `npm run doctor`: says in a line each what is well, what to look after (code 1) and what to mend (code 2). It changes nothing.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Environment, parseEnvironment } from '../../config/environment.ts'
import { ContentError } from '../../information/loader/content-error.ts'
import { readContent } from '../../information/loader/read-content.ts'
import { projectFolder } from '../build-folder.ts'
import { checkAll } from './checks/check-all.ts'
import { checkTimeZone } from './checks/check-clock.ts'
import { checkNode } from './checks/check-program.ts'
import { codeOf, type Finding, findings, lineOf } from './checks/finding.ts'
import { runCommand } from './run-command.ts'

function readSettings(): Environment | readonly Finding[] {
  const { fault } = findings('settings')
  try {
    const { district } = readContent(join(projectFolder, 'content'))
    const parsed = parseEnvironment(process.env, district.demonstration)
    return parsed.ok ? parsed.environment : parsed.faults.map(fault)
  } catch (error) {
    if (error instanceof ContentError) return [fault(error.message)]
    throw error
  }
}

async function examine(now: Temporal.Instant): Promise<readonly Finding[]> {
  const settings = readSettings()
  if (!('secret' in settings)) return [checkNode(), ...settings, checkTimeZone()]
  return checkAll(settings, now)
}

await runCommand('npm run doctor [-- --json]', async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const found = await examine(Temporal.Now.instant())
  // With --json one line for programs, as the server that shows it: what was found is no failure of the command then.
  return values.json ? { lines: [JSON.stringify(found)] } : { lines: found.map(lineOf), code: codeOf(found) }
})
