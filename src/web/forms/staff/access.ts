import type { RequestLocals } from '../../../server/app.ts'
import { type Action, asksAgain, may } from '../../../staff/core/may.ts'
import { isProven, mustHaveFactor } from '../../../staff/core/second-factor.ts'
import { confirmAddress } from '../../staff-addresses.ts'

/** Who is signed in, and through which session. */
export type SignedIn = NonNullable<RequestLocals['signedIn']>

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

/** Whether she has proven in the last ten minutes, in this session, who she is. */
export function provenRecently({ signedIn }: Pick<RequestLocals, 'signedIn'>): boolean {
  return signedIn !== undefined && isProven(signedIn.session.proven, Temporal.Now.instant())
}

/**
 * Where to send her before an action that an open screen must not be enough for; undefined where she may go on. `path` is the
 * page below /staff/ that she comes back to: what she had typed is asked there again.
 */
export function asksFirst(
  locals: Pick<RequestLocals, 'signedIn' | 'staffLanguage'>,
  action: Action,
  path: string,
): string | undefined {
  return asksAgain(action) && !provenRecently(locals) ? confirmAddress(path, locals.staffLanguage) : undefined
}

/** Whether the district wants a second factor of her. */
export function mustHaveFactorHere({ app, signedIn }: Pick<RequestLocals, 'app' | 'signedIn'>): boolean {
  return signedIn !== undefined && mustHaveFactor(app.staff.secondFactor, signedIn.account.role)
}

/** Whether the district wants a second factor of her, and she signed in without one. */
export function owesFactor(locals: Pick<RequestLocals, 'app' | 'signedIn'>): boolean {
  return mustHaveFactorHere(locals) && locals.signedIn?.session.factors === 1
}
