// `npm run deliveries`: what waits to go out, what was given up; `-- retry` tries again what was given up.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { checkedStart } from '../checked-start.ts'
import { databaseOf, shownAddress, usingDatabase } from './database-of.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'npm run deliveries [-- retry]'

await runCommand(usage, async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [verb] = positionals
  if (verb !== undefined && verb !== 'retry') throw new CommandRefused(`Usage: ${usage}`)
  const address = databaseOf(checkedStart().environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has`,
    )
  const { queue, close } = await usingDatabase(address, openStorage)
  try {
    const now = Temporal.Now.instant()
    if (verb === 'retry') {
      const count = await queue.revive(now)
      return { lines: [`${count} that were given up are tried again.`] }
    }
    const { waiting, overdue, dead, oldest } = await queue.backlog(now)
    const since = oldest ? `, the first since ${oldest.toString({ smallestUnit: 'second' })}` : ''
    const lines = [
      `${shownAddress(address)}: ${waiting} wait for their time or for another try.`,
      `${overdue} should have gone${since}.`,
      `${dead} were given up.`,
    ]
    if (dead > 0) lines.push('npm run doctor says why; npm run deliveries -- retry tries them again.')
    return { lines, code: dead > 0 ? 1 : 0 }
  } finally {
    await close()
  }
})
