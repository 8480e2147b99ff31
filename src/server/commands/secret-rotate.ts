// `npm run secret:rotate`: seals names and contacts with the present LOTSE_SECRET instead of a former one.
import { checkedStart } from '../checked-start.ts'
import { openPrivacy } from './open-privacy.ts'
import { CommandRefused, runCommand } from './run-command.ts'

const usage = 'LOTSE_SECRET=new LOTSE_FORMER_SECRETS=old npm run secret:rotate'

await runCommand(usage, async () => {
  const start = checkedStart()
  if (start.environment.formerSecrets.length === 0)
    throw new CommandRefused('LOTSE_FORMER_SECRETS is not set; it must be what LOTSE_SECRET was before')
  const { renewSeals, renewDeviceSeals, renewCredentials, renewFactors, scrub, database, close } =
    await openPrivacy(start)
  try {
    const { renewed, current, unreadable: names } = await renewSeals()
    const { renewed: late } = await renewSeals()
    const devices = await renewDeviceSeals()
    const calendars = await renewCredentials()
    const factors = await renewFactors()
    const unreadable = names + devices.unreadable + calendars.unreadable + factors.unreadable
    await scrub()
    const lines = [`${database}: ${renewed} sealed anew, ${current} were already, ${names} cannot be opened`]
    if (devices.renewed + devices.unreadable > 0)
      lines.push(
        `devices that are reminded: ${devices.renewed} sealed anew, ${devices.unreadable} cannot be opened`,
      )
    if (calendars.renewed + calendars.unreadable > 0)
      lines.push(
        `calendars and addresses of counsellors: ${calendars.renewed} sealed anew, ${calendars.unreadable} cannot be opened`,
      )
    if (factors.renewed + factors.unreadable > 0)
      lines.push(
        `second factors of staff: ${factors.renewed} sealed anew, ${factors.unreadable} cannot be opened`,
      )
    if (late > 0)
      lines.push(
        `${late} came in meanwhile: a server runs with the former secret alone. Restart it, then run this again.`,
      )
    if (unreadable > 0)
      lines.push(
        'For those a further former secret is missing in LOTSE_FORMER_SECRETS, or they were altered.',
      )
    return { lines, code: late + unreadable > 0 ? 1 : 0 }
  } finally {
    await close()
  }
})
