import type { StaffRefusal } from '../../../staff/core/refusal.ts'

const statusOf: Readonly<Record<StaffRefusal['kind'], number>> = {
  'not-allowed': 403,
  'email-invalid': 422,
  'account-exists': 409,
  'counsellor-needed': 422,
  'counsellor-unknown': 422,
  'invitation-unknown': 404,
  'password-refused': 422,
  // 401 would need a scheme to sign in with that a browser knows (RFC 9110, 15.5.2).
  'wrong-sign-in': 403,
  'too-many-tries': 429,
  'session-unknown': 404,
  'wrong-code': 403,
  'step-over': 403,
  'factor-unknown': 409,
  'factor-exists': 409,
  'passkey-refused': 403,
  'passkey-unknown': 404,
  'provider-refused': 403,
  'provider-away': 503,
  'not-invited': 403,
  'account-unknown': 404,
  'own-account': 409,
  'last-administrator': 409,
  'reset-unknown': 404,
}

/** The HTTP status of a page that says why something was not done. */
export function refusalStatus({ kind }: StaffRefusal): number {
  return statusOf[kind]
}
