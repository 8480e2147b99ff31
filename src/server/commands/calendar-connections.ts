// `npm run calendar:connections`: connected calendars of counsellors, until there are screens for them.
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { formatReference } from '../../booking/core/reference.ts'
import { faultWords, statusLines } from './calendar-words.ts'
import { type OpenCalendars, openCalendars } from './open-calendars.ts'
import { CommandRefused, type Outcome, runCommand } from './run-command.ts'

const usage = [
  'npm run calendar:connections',
  '    -- connect --counsellor ID --address URL --user NAME [--label TEXT] [--only write|read] [--stale close|keep]',
  '       (the password comes from CALENDAR_PASSWORD, or is the first line of what is typed)',
  '    -- disconnect ID | try ID | stale ID close|keep | mail COUNSELLOR ADDRESS|off',
].join('\n')

const options = {
  counsellor: { type: 'string' },
  address: { type: 'string' },
  user: { type: 'string' },
  label: { type: 'string' },
  only: { type: 'string' },
  stale: { type: 'string', default: 'keep' },
} as const

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new CommandRefused(`${name} is missing. Usage: ${usage}`)
  return value
}

function oneOf<T extends string>(name: string, value: string | undefined, words: readonly T[]): T {
  const found = words.find(word => word === value)
  if (found === undefined) throw new CommandRefused(`${name} must be one of: ${words.join(', ')}`)
  return found
}

/** Never an argument: others on the machine can read those. */
async function readPassword(): Promise<string> {
  const given = process.env.CALENDAR_PASSWORD
  if (given !== undefined && given !== '') return given
  const lines = createInterface({ input: process.stdin })
  try {
    return needed('the password', (await lines[Symbol.asyncIterator]().next()).value)
  } finally {
    lines.close()
  }
}

async function knownCounsellor({ storage }: OpenCalendars, id: string): Promise<string> {
  const ids = (await storage.counsellors()).map(counsellor => counsellor.id)
  if (!ids.includes(id))
    throw new CommandRefused(`there is no counsellor ${id}; there are: ${ids.join(', ')}`)
  return id
}

type Values = { readonly [K in keyof typeof options]?: string | undefined }

async function connect(open: OpenCalendars, values: Values): Promise<Outcome> {
  const only = values.only === undefined ? undefined : oneOf('--only', values.only, ['write', 'read'])
  const result = await open.connect({
    counsellor: await knownCounsellor(open, needed('--counsellor', values.counsellor)),
    address: needed('--address', values.address),
    user: needed('--user', values.user),
    password: await readPassword(),
    label: values.label,
    writes: only !== 'read',
    reads: only !== 'write',
    whenStale: oneOf('--stale', values.stale, ['close', 'keep']),
  })
  if (result.kind === 'refused')
    throw new CommandRefused(`the calendar was not connected: ${faultWords[result.fault]}`)
  if (result.kind === 'connected-already')
    throw new CommandRefused(`this calendar is connected already, for ${result.counsellor}`)
  if (result.kind === 'choose')
    return {
      lines: [
        'This account has several calendars. Nothing was connected yet: say which one with --address.',
        ...result.calendars.map(({ address, label }) => `  ${address}  (${label})`),
      ],
      code: 1,
    }
  const { id, label, address } = result.connection
  return { lines: [`Connected: ${label}, ${address}`, `Its id: ${id}`] }
}

async function disconnect({ disconnect: takeAway }: OpenCalendars, id: string): Promise<Outcome> {
  const result = await takeAway(id)
  if (!result) throw new CommandRefused(`there is no connection ${id}`)
  const left = result.left === 0 ? [] : [`${result.left} appointments could not be taken out of it.`]
  return { lines: [`Disconnected: ${id}`, ...left] }
}

async function setMail(open: OpenCalendars, counsellor: string, address: string): Promise<Outcome> {
  const { keeper, sealer, clock } = open
  await knownCounsellor(open, counsellor)
  if (address === 'off') {
    await keeper.removeInvitation(counsellor)
    return { lines: [`${counsellor} gets no mails any more.`] }
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new CommandRefused('that is no e-mail address')
  await keeper.putInvitation({ counsellor, sealed: sealer.seal(address, counsellor), created: clock.now() })
  const off =
    open.environment.smtpUrl === undefined ? ['SMTP_URL is not set: none goes out until it is.'] : []
  return { lines: [`${counsellor} gets a mail with each of her appointments.`, ...off] }
}

async function showAll({ showStatus, storage, database }: OpenCalendars): Promise<Outcome> {
  const all = await showStatus()
  if (all.length === 0) return { lines: [`No calendar is connected in ${database}.`] }
  const byHand = [...new Set(all.flatMap(status => status.byHand))]
  const references = new Map<string, string>()
  for (const id of byHand) {
    const booking = await storage.findBooking(id)
    references.set(id, booking ? formatReference(booking.reference) : 'one that is gone')
  }
  const lines = all.flatMap(status => statusLines(status, id => references.get(id) ?? id))
  return { lines, code: all.some(({ light }) => light === 'red') ? 1 : 0 }
}

async function run(
  open: OpenCalendars,
  [verb, first, second]: readonly string[],
  values: Values,
): Promise<Outcome> {
  const id = () => needed('the id', first)
  switch (verb) {
    case undefined:
      return showAll(open)
    case 'connect':
      return connect(open, values)
    case 'disconnect':
      return disconnect(open, id())
    case 'try':
      await open.keeper.hurry(id(), open.clock.now())
      await open.readCalendar(id())
      return showAll(open)
    case 'stale':
      await open.keeper.setWhenStale(id(), oneOf('the last word', second, ['close', 'keep']))
      return { lines: [`When it cannot be read for long, her times are now: ${second}`] }
    case 'mail':
      return setMail(open, id(), needed('the address', second))
    default:
      throw new CommandRefused(`Usage: ${usage}`)
  }
}

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const open = await openCalendars()
  try {
    return await run(open, positionals, values)
  } finally {
    await open.close()
  }
})
