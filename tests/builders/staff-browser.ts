import type { Role } from '../../src/staff/core/role.ts'
import { aFormBrowser, invitationFor, memberPassword as password, type StaffedServer } from './member.ts'

export { memberPassword as password } from './member.ts'

/** A browser without script at an address. */
export const aBrowserAt = (origin: string) => aFormBrowser({ origin })

export type StaffBrowser = ReturnType<typeof aFormBrowser>

/** Somebody with an account of this address, who is not signed in. */
export async function aMemberOf(server: StaffedServer, email: string, role: Role): Promise<StaffBrowser> {
  const path = await invitationFor(server, { email, role })
  const browser = aFormBrowser(server)
  await browser.post(path, { password })
  return browser
}
