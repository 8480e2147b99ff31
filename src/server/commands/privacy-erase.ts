// `npm run privacy:erase -- REFERENCE --yes`: deletes a booking at once and whole (Art. 17 GDPR).
import { parseArgs } from 'node:util'
import { checkedStart } from '../checked-start.ts'
import { heldDataSummary } from './held-data-lines.ts'
import { openPrivacy } from './open-privacy.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'npm run privacy:erase -- REFERENCE [--yes]'

const remains = [
  'Anonymous counters stay. Backups made before still have the booking: after restoring one, erase it again.',
  'A counsellor who gets her appointments by mail only is not told by one: tell her that the time is free.',
  'Calendar programs forget it when they next fetch the feed; her phone keeps her own copy until she deletes it.',
]

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { yes: { type: 'boolean' } } })
  const reference = positionals.join(' ')
  if (reference === '') throw new CommandRefused(`Usage: ${usage}`)
  const { findHeldData, eraseOnRequest, scrub, database, close } = await openPrivacy(checkedStart())
  try {
    const held = await findHeldData(reference)
    if (!held) throw new CommandRefused(`no booking has the number ${reference} in ${database}`)
    const summary = heldDataSummary(held)
    if (!values.yes)
      return { lines: ['This would be deleted:', ...summary, 'Nothing was deleted yet: add --yes to do it.'] }
    const erased = await eraseOnRequest(reference)
    await scrub()
    const cancelled = erased?.cancelled ? ['The appointment was cancelled, and its time is free again.'] : []
    return { lines: ['Deleted:', ...summary, ...cancelled, ...remains] }
  } finally {
    await close()
  }
})
