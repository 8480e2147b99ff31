import type { RequestLocals } from '../../../server/app.ts'
import type { StaffRefusal } from '../../../staff/core/refusal.ts'
import { staffAddress } from '../../staff-addresses.ts'
import { asksFirst, mustHaveFactorHere, type SignedIn } from './access.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'network' | 'signedIn' | 'staffLanguage'>

/** What came of a form on the page of one's own security. */
export type SecurityAnswer =
  | { readonly kind: 'page'; readonly refusal?: StaffRefusal | undefined }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }

type Deed = (locals: Locals, signedIn: SignedIn, form: Record<string, string>) => Promise<SecurityAnswer>

const begin: Deed = async ({ app, staffLanguage }, { account }) => {
  const begun = await app.staff.beginFactor(account.id)
  return begun.ok
    ? { kind: 'go', to: staffAddress('security/app/', staffLanguage) }
    : { kind: 'page', refusal: begun.refusal }
}

const turnOff: Deed = async (locals, { account }) => {
  const { app, staffLanguage } = locals
  // The page has no button for it then.
  if (mustHaveFactorHere(locals)) return { kind: 'page', refusal: { kind: 'not-allowed' } }
  const off = await app.staff.turnOffFactor(account.id)
  return off.ok
    ? { kind: 'go', to: staffAddress('security/', staffLanguage, 'factorOff') }
    : { kind: 'page', refusal: off.refusal }
}

const codes: Deed = async ({ app }, { account }) => {
  const made = await app.staff.makeRecoveryCodes(account.id)
  return made.ok ? { kind: 'codes', codes: made.value } : { kind: 'page', refusal: made.refusal }
}

const removePasskey: Deed = async ({ app, staffLanguage }, { account }, { passkey = '' }) => {
  const removed = await app.staff.removePasskey(account, passkey)
  return removed.ok
    ? { kind: 'go', to: staffAddress('security/', staffLanguage, 'passkeyRemoved') }
    : { kind: 'page', refusal: removed.refusal }
}

const deeds: Readonly<Record<string, Deed>> = { begin, off: turnOff, codes, 'remove-passkey': removePasskey }

const changePassword: Deed = async ({ app, network, staffLanguage }, signedIn, form) => {
  const { present = '', password: next = '' } = form
  const changed = await app.staff.changePassword(signedIn, { present, next, network })
  return changed.ok
    ? { kind: 'go', to: staffAddress('security/', staffLanguage, 'passwordChanged') }
    : { kind: 'page', refusal: changed.refusal }
}

/** Does what somebody asked for on the page of her own security. All but the password ask first who she is. */
export async function securityFrom(locals: Locals, signedIn: SignedIn): Promise<SecurityAnswer> {
  const { form } = locals
  if (!form) return { kind: 'page' }
  // It asks for the present password itself.
  if (form.do === 'password') return changePassword(locals, signedIn, form)
  const first = asksFirst(locals, 'manage-own-security', 'security/')
  if (first) return { kind: 'go', to: first }
  return (await deeds[form.do ?? '']?.(locals, signedIn, form)) ?? { kind: 'page' }
}
