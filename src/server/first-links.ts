import type { Storage } from '../booking/ports/storage.ts'
import type { Environment } from '../config/environment.ts'
import type { Role } from '../staff/core/role.ts'
import type { makeStaff } from './staff.ts'

/** How somebody gets in: a path to open, or the command that makes one. */
export type FirstLink =
  | { readonly who: string; readonly path: string; readonly command?: undefined }
  | { readonly who: string; readonly path?: undefined; readonly command: string }

type Staff = Pick<ReturnType<typeof makeStaff>, 'inviteStaff' | 'countStaff'>

/** An address of the demonstration, which nobody writes to (RFC 2606). */
const addressOf = (role: Role): string => `${role}@demonstration.example`

/**
 * Says how the first person gets in, where there is no account. In the demonstration, whose data are invented, as links that
 * are made anew at each start. Else as a command: an invitation is for an address that only the operator knows, and a link that opens
 * everything for 72 hours would stand in the journal and wherever that is copied to.
 */
export function makeFirstLinks(
  { inviteStaff, countStaff }: Staff,
  storage: Pick<Storage, 'counsellors'>,
  { demonstration }: Pick<Environment, 'demonstration'>,
) {
  const linkFor = async (
    who: string,
    role: Role,
    counsellor: string | null,
  ): Promise<readonly FirstLink[]> => {
    const invited = await inviteStaff('operator', { email: addressOf(role), role, counsellor })
    return invited.ok ? [{ who, path: `/staff/invitation/${invited.value.secret}/` }] : []
  }
  return async (): Promise<readonly FirstLink[]> => {
    const { accounts, openInvitations } = await countStaff()
    if (accounts > 0) return []
    if (!demonstration)
      return openInvitations > 0
        ? []
        : [
            {
              who: 'first',
              command: 'nobody can sign in yet: npm run staff:invite -- --email YOU@… --role administrator',
            },
          ]
    const [counsellor] = await storage.counsellors()
    return [
      ...(await linkFor('admin', 'administrator', null)),
      ...(counsellor ? await linkFor('lead', 'team-lead', counsellor.id) : []),
    ]
  }
}
