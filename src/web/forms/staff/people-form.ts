import type { RequestLocals } from '../../../server/app.ts'
import type { StaffRefusal } from '../../../staff/core/refusal.ts'
import { isRole } from '../../../staff/core/role.ts'
import { type StaffNotice, staffAddress } from '../../staff-addresses.ts'
import type { SignedIn } from './access.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'staffLanguage'>

/** What came of a form of the administrator's. */
export type PeopleAnswer =
  | { readonly kind: 'page'; readonly refusal?: StaffRefusal | undefined }
  | { readonly kind: 'go'; readonly to: string }
  /** A link to hand on, shown once; its path begins below /staff/. */
  | { readonly kind: 'link'; readonly path: string; readonly of: 'invitation' | 'reset' }

/** A role and a counsellor as they were chosen; no role where there is none of that name. */
function chosen({ role = '', counsellor = '' }: Record<string, string>) {
  return { role: isRole(role) ? role : undefined, counsellor: counsellor === '' ? null : counsellor }
}

async function invite(
  { app }: Locals,
  { account }: SignedIn,
  form: Record<string, string>,
): Promise<PeopleAnswer> {
  const { role, counsellor } = chosen(form)
  if (!role) return { kind: 'page', refusal: { kind: 'not-allowed' } }
  const invited = await app.staff.inviteStaff(account, { email: form.email ?? '', role, counsellor })
  return invited.ok
    ? { kind: 'link', path: `invitation/${invited.value.secret}/`, of: 'invitation' }
    : { kind: 'page', refusal: invited.refusal }
}

/** Invites somebody, or withdraws an invitation. */
export async function invitationsFrom(locals: Locals, signedIn: SignedIn): Promise<PeopleAnswer> {
  const { app, form, staffLanguage } = locals
  if (!form) return { kind: 'page' }
  if (form.do !== 'withdraw') return invite(locals, signedIn, form)
  const withdrawn = await app.staff.withdrawInvitation(signedIn.account, form.invitation ?? '')
  return withdrawn.ok
    ? { kind: 'go', to: staffAddress('people/', staffLanguage, 'withdrawn') }
    : { kind: 'page', refusal: withdrawn.refusal }
}

const noticeOf = {
  lock: 'locked',
  unlock: 'unlocked',
  delete: 'deleted',
  'take-factor': 'factorTaken',
} as const satisfies Record<string, StaffNotice>

function isDeed(text: string): text is keyof typeof noticeOf {
  return text in noticeOf
}

async function change(
  { app, staffLanguage }: Locals,
  { account }: SignedIn,
  id: string,
  form: Record<string, string>,
) {
  const { role, counsellor } = chosen(form)
  if (!role) return { kind: 'page', refusal: { kind: 'not-allowed' } } as const
  const changed = await app.staff.changeMember(account, { id, role, counsellor })
  return changed.ok
    ? ({ kind: 'go', to: staffAddress(`people/${id}/`, staffLanguage, 'changed') } as const)
    : ({ kind: 'page', refusal: changed.refusal } as const)
}

/** Changes somebody's account, or makes her a link for a new password. */
export async function personFrom(locals: Locals, signedIn: SignedIn, id: string): Promise<PeopleAnswer> {
  const { app, form, staffLanguage } = locals
  if (!form) return { kind: 'page' }
  const what = form.do ?? ''
  if (what === 'change') return change(locals, signedIn, id, form)
  if (what === 'reset') {
    const made = await app.staff.makeReset(signedIn.account, id)
    return made.ok
      ? { kind: 'link', path: `reset/${made.value.secret}/`, of: 'reset' }
      : { kind: 'page', refusal: made.refusal }
  }
  if (!isDeed(what)) return { kind: 'page' }
  const did = await app.staff.doToMember(signedIn.account, id, what)
  const to = what === 'delete' ? 'people/' : `people/${id}/`
  return did.ok
    ? { kind: 'go', to: staffAddress(to, staffLanguage, noticeOf[what]) }
    : { kind: 'page', refusal: did.refusal }
}
