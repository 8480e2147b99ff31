import type { PasswordFault } from './password.ts'

/** Why something was not done. */
export type StaffRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'email-invalid' }
  | { readonly kind: 'account-exists' }
  | { readonly kind: 'counsellor-needed' }
  | { readonly kind: 'counsellor-unknown' }
  /** Never made, used, too old: whoever has no link is not told which. */
  | { readonly kind: 'invitation-unknown' }
  | { readonly kind: 'password-refused'; readonly fault: PasswordFault }
  /** Whether the address or the password was wrong is not said. */
  | { readonly kind: 'wrong-sign-in' }
  | { readonly kind: 'too-many-tries'; readonly seconds: number }
  | { readonly kind: 'session-unknown' }

/** A value, or why there is none. */
export type StaffResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: StaffRefusal }

/** What was asked for was done. */
export const done = <T>(value: T): StaffResult<T> => ({ ok: true, value })

/** What was asked for was not done. */
export const refused = (refusal: StaffRefusal): StaffResult<never> => ({ ok: false, refusal })
