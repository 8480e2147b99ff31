import type { RequestLocals } from '../../../server/app.ts'
import { type Action, may } from '../../../staff/core/may.ts'

/** Who sent a request, where her role may do what a page is for. */
export function allowedTo({ signedIn }: Pick<RequestLocals, 'signedIn'>, action: Action) {
  return signedIn && may(signedIn.account.role, action) ? signedIn : undefined
}
