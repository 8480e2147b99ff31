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
  | { readonly kind: 'wrong-code' }
  /** The time between password and code is over, or there never was one: she begins again. */
  | { readonly kind: 'step-over' }
  /** There is no second factor to confirm, to turn off, or to ask for. */
  | { readonly kind: 'factor-unknown' }
  | { readonly kind: 'factor-exists' }
  | { readonly kind: 'passkey-refused' }
  | { readonly kind: 'passkey-unknown' }
  /** The district's own sign-in did not say who she is, or cannot be reached. */
  | { readonly kind: 'provider-refused' }
  | { readonly kind: 'provider-away' }
  /** The district's own sign-in knows her, and nobody here has that address; or it is not sure of the address. */
  | { readonly kind: 'not-invited' }
  | { readonly kind: 'account-unknown' }
  /** Somebody would lock or delete herself, or give herself another role. */
  | { readonly kind: 'own-account' }
  /** Nobody would be left who may do everything. */
  | { readonly kind: 'last-administrator' }
  /** Never made, used, too old: whoever has no link is not told which. */
  | { readonly kind: 'reset-unknown' }

/** A value, or why there is none. */
export type StaffResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: StaffRefusal }

/** What was asked for was done. */
export const done = <T>(value: T): StaffResult<T> => ({ ok: true, value })

/** What was asked for was not done. */
export const refused = (refusal: StaffRefusal): StaffResult<never> => ({ ok: false, refusal })
