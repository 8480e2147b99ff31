import type { RequestLocals } from '../../../server/app.ts'
import { type Action, may } from '../../../staff/core/may.ts'

/** Who sent a request to a page that only who is signed in can open (steps/guard-staff.ts). */
export function staffOf({ signedIn }: Pick<RequestLocals, 'signedIn'>) {
  if (!signedIn)
    throw new Error('a page of staff was opened by nobody: it must not be open in staff-routes.ts')
  return signedIn
}

/** Who sent a request, where her role may do something: for parts of a page that not everybody has who may open it. */
export function allowedTo({ signedIn }: Pick<RequestLocals, 'signedIn'>, action: Action) {
  return signedIn && may(signedIn.account.role, action) ? signedIn : undefined
}
