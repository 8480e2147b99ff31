import type { RequestLocals } from '../../../server/app.ts'
import type { Action } from '../../../staff/core/may.ts'
import { allowedTo } from './access.ts'

/**
 * Whether somebody has to show again that it is she, before she may do something. So far nothing asks: who may, may at once. This is
 * the one place to connect it.
 */
export function needsProof(locals: Pick<RequestLocals, 'signedIn'>, action: Action): boolean {
  return allowedTo(locals, action) === undefined
}

/** Whether she has a second factor; undefined where nobody knows. The one place to connect it. */
export function hasSecondFactor(_locals: Pick<RequestLocals, 'signedIn'>): boolean | undefined {
  return undefined
}
