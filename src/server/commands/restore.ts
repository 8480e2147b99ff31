// `npm run restore -- FILE [--replace]`: puts a backup in the place of what the database holds, while no server is running.
import { parseArgs } from 'node:util'
import { checkedStart } from '../checked-start.ts'
import { databaseOf, shownAddress, usingDatabase } from './database-of.ts'
import { type Restored, restoreBackup } from './restore-backup.ts'
import { CommandRefused, type Outcome, runCommand } from './run-command.ts'
import { sweepRestored } from './sweep-restored.ts'

const usage = 'npm run restore -- FILE [--replace]'

function whatWasRestored({ rows, created, aside }: Restored, database: string): readonly string[] {
  const kept = `what was there before is in ${aside}: delete it when you do not need it any more`
  return [
    `restored ${rows} rows into ${database}, as they were at ${created}`,
    ...(aside === undefined ? [] : [kept]),
  ]
}

/** What was restored is restored, also where sweeping fails: then the server does it at its start. */
async function sweep(run: ReturnType<typeof sweepRestored>): Promise<Outcome> {
  const again = [
    'what people asked to have erased since then is there again: npm run privacy:erase',
    'calendar addresses that were revoked or changed since then open again: npm run calendar:feeds',
  ]
  const { delivered, failed } = await run.catch((error: unknown) => {
    console.error(error)
    return { delivered: 0, failed: undefined }
  })
  if (failed === 0) return { lines: [`deleted what has become due since then: ${delivered}`, ...again] }
  return {
    lines: [
      'what has become due since then could not all be deleted; the server does it when it starts',
      ...again,
    ],
    code: 1,
  }
}

await runCommand(usage, async signal => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandRefused(`Usage: ${usage}`)
  const { content, environment } = checkedStart()
  const address = databaseOf(environment)
  const order = {
    ...{ file, signal, replace: values.replace, now: Temporal.Now.instant() },
    secrets: [environment.secret, ...environment.formerSecrets],
  }
  const restored = await usingDatabase(address, () => restoreBackup({ address, ...order }))
  const swept = await sweep(sweepRestored(address, content, environment))
  return { ...swept, lines: [...whatWasRestored(restored, shownAddress(address)), ...swept.lines] }
})
