// `npm run deliver`: sends what waits in the outbox, beside servers with LOTSE_DELIVER=elsewhere. Several may run.
import { shownDatabase } from '../config/database.ts'
import { checkedStart, refuse } from './checked-start.ts'
import { wire } from './wire.ts'

const { content, environment } = checkedStart()
const wired = await wire({ ...environment, deliver: 'here' }, content).catch((error: Error) =>
  refuse([`${shownDatabase(environment.database)} cannot be used: ${error.message}`]),
)
// Timers of the deliveries do not keep a process alive by themselves.
const alive = setInterval(() => undefined, 60_000)
console.log('Lotse delivers.')
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    clearInterval(alive)
    wired.close().then(() => process.exit(0))
  })
