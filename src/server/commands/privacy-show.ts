// `npm run privacy:show -- REFERENCE`: everything that is held about a booking (Art. 15 GDPR).
import { parseArgs } from 'node:util'
import { checkedStart } from '../checked-start.ts'
import { heldDataLines } from './held-data-lines.ts'
import { openPrivacy } from './open-privacy.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'npm run privacy:show -- REFERENCE [--json]'

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const reference = positionals.join(' ')
  if (reference === '') throw new CommandRefused(`Usage: ${usage}`)
  const { showHeldData, database, close } = await openPrivacy(checkedStart())
  try {
    const opened = await showHeldData(reference)
    if (!opened) throw new CommandRefused(`no booking has the number ${reference} in ${database}`)
    const { held, personal } = opened
    const lines = values.json
      ? [JSON.stringify({ ...held, booking: { ...held.booking, personal } }, null, 2)]
      : heldDataLines(held, personal)
    return { lines }
  } finally {
    await close()
  }
})
