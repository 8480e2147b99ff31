// `npm run backup -- FILE`: an encrypted copy of everything in the database, also while a server is running.
import { parseArgs } from 'node:util'
import { rememberBackup } from '../../adapters/backup/last-backup.ts'
import { checkedStart } from '../checked-start.ts'
import { databaseOf, shownAddress, usingDatabase } from './database-of.ts'
import { makeBackup } from './make-backup.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'npm run backup -- FILE-OR-FOLDER'

await runCommand(usage, async signal => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [target] = positionals
  if (target === undefined || positionals.length > 1) throw new CommandRefused(`Usage: ${usage}`)
  const { environment } = checkedStart()
  const address = databaseOf(environment)
  const now = Temporal.Now.instant()
  const begin = performance.now()
  const order = { secret: environment.secret, target, now, signal }
  const made = await usingDatabase(address, () => makeBackup({ address, ...order }))
  const { file, rows, bytes, foreign } = made
  rememberBackup(environment.dataFolder, { file, created: now.toString(), rows, bytes })
  const seconds = ((performance.now() - begin) / 1_000).toFixed(1)
  const leftOut =
    foreign.length > 0 ? [`not in it, because Lotse did not make them: ${foreign.join(', ')}`] : []
  return {
    lines: [
      `backed up ${shownAddress(address)}: ${rows} rows, ${bytes} bytes, ${seconds} s`,
      `to ${file}`,
      ...leftOut,
    ],
  }
})
