// `npm run staff:invite`: a link with which somebody makes herself an account, once, within 72 hours.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { invitationHours } from '../../staff/core/invitation.ts'
import type { StaffRefusal } from '../../staff/core/refusal.ts'
import { isRole, type Role, roles } from '../../staff/core/role.ts'
import { checkedStart } from '../checked-start.ts'
import { makeStaff } from '../staff.ts'
import { databaseOf, usingDatabase } from './database-of.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = `npm run staff:invite -- --email ADDRESS --role ${roles.join('|')} [--counsellor ID]`

const options = {
  email: { type: 'string' },
  role: { type: 'string' },
  counsellor: { type: 'string' },
} as const

const words: Partial<Record<StaffRefusal['kind'], string>> = {
  'email-invalid': 'that is no e-mail address',
  'account-exists': 'there is an account for this address already',
  'counsellor-needed': 'a counsellor has a calendar: name it with --counsellor ID',
  'counsellor-unknown': 'there is no counsellor of this id',
}

function roleOf(text: string | undefined): Role {
  if (text === undefined || !isRole(text)) throw new CommandRefused(`Usage: ${usage}`)
  return text
}

await runCommand(usage, async () => {
  const { values } = parseArgs({ options })
  const role = roleOf(values.role)
  const { environment } = checkedStart()
  const address = databaseOf(environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has, which makes it at its first start`,
    )
  const opened = await usingDatabase(address, openStorage)
  try {
    const input = { email: values.email ?? '', role, counsellor: values.counsellor ?? null }
    const invited = await makeStaff(opened, environment).inviteStaff('operator', input)
    if (!invited.ok) throw new CommandRefused(words[invited.refusal.kind] ?? invited.refusal.kind)
    const origin = environment.siteUrl ?? `http://localhost:${environment.port}`
    return {
      lines: [
        `${origin}/staff/invitation/${invited.value.secret}/`,
        `It works once, for ${invitationHours} hours. Give it to nobody else; a new one makes it worthless.`,
      ],
    }
  } finally {
    await opened.close()
  }
})
