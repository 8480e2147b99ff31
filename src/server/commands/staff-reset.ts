// `npm run staff:reset`: a link with which somebody chooses a new password, once, within 24 hours.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { resetHours } from '../../staff/core/reset.ts'
import { checkedStart } from '../checked-start.ts'
import { makeStaff } from '../staff.ts'
import { databaseOf, usingDatabase } from './database-of.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'npm run staff:reset -- --email ADDRESS [--without-second-factor]'

const options = { email: { type: 'string' }, 'without-second-factor': { type: 'boolean' } } as const

await runCommand(usage, async () => {
  const { values } = parseArgs({ options })
  const { environment } = checkedStart()
  const address = databaseOf(environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has`,
    )
  const opened = await usingDatabase(address, openStorage)
  try {
    const withoutFactor = values['without-second-factor'] === true
    const { resetByOperator } = makeStaff(opened, environment)
    const made = await resetByOperator({ email: values.email ?? '', withoutFactor })
    if (!made.ok) throw new CommandRefused('there is no account for this address')
    const origin = environment.siteUrl ?? `http://localhost:${environment.port}`
    return {
      lines: [
        `${origin}/staff/reset/${made.value.secret}/`,
        `It works once, for ${resetHours} hours, and ends all her sessions. Give it to nobody else; a new one makes it worthless.`,
        ...(withoutFactor ? ['Her second factor and her passkeys are taken away.'] : []),
      ],
    }
  } finally {
    await opened.close()
  }
})
