// An encrypted copy of everything in the database, to standard output: what the page about the installation sends
// (workspace/administration/take-backup.ts). People run backup.ts, which writes a file and remembers it.
import { appendFile } from 'node:fs'
import { promisify } from 'node:util'
import { checkedStart } from '../checked-start.ts'
import { databaseOf, usingDatabase } from './database-of.ts'
import { sendBackup } from './make-backup.ts'
import { runCommand } from './run-command.ts'

const append = promisify(appendFile)
// Not process.stdout: the process would stand still, and hear no signal, while nobody reads.
const output = 1

await runCommand('node src/server/commands/stream-backup.ts', async signal => {
  const { environment } = checkedStart()
  const order = { secret: environment.secret, now: Temporal.Now.instant(), signal }
  await usingDatabase(databaseOf(environment), address =>
    sendBackup({ address, ...order }, bytes => append(output, bytes)),
  )
  return { lines: [] }
})
