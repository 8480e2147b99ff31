import { runCommand } from './command.ts'
import { aFormBrowser, memberPassword as password, type StaffedServer } from './member.ts'

export { memberPassword as password } from './member.ts'

/** A browser without script at an address. */
export const aBrowserAt = (origin: string) => aFormBrowser({ origin })

export type StaffBrowser = ReturnType<typeof aFormBrowser>

/** Somebody with an account of this address, who is not signed in. */
export async function aMemberOf(server: StaffedServer, email: string, role: string): Promise<StaffBrowser> {
  const args = ['--email', email, '--role', role]
  const { output, errors } = await runCommand('staff-invite', args, { LOTSE_DATA: server.data })
  const [link = ''] = output.split('\n')
  if (!URL.canParse(link)) throw new Error(errors)
  const browser = aFormBrowser(server)
  await browser.post(new URL(link).pathname, { password })
  return browser
}
