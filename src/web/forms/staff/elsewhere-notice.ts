import type { StaffRefusal } from '../../../staff/core/refusal.ts'
import type { StaffNotice } from '../../staff-addresses.ts'

/** What the page for signing in says to somebody who comes back from the district's own sign-in and is not let in. */
export function elsewhereNotice({ kind }: StaffRefusal): StaffNotice {
  if (kind === 'not-invited') return 'notInvited'
  return kind === 'step-over' ? 'stepOver' : 'providerRefused'
}
