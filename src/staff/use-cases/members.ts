import type { Account } from '../core/account.ts'
import { type Audited, placeOf } from '../core/audit.ts'
import { may } from '../core/may.ts'
import { isLastAdministrator, losesAdministration, type Member } from '../core/member.ts'
import { done, refused, type StaffRefusal, type StaffResult } from '../core/refusal.ts'
import { needsCounsellor } from '../core/role.ts'
import type { StaffTransaction } from '../ports/storage.ts'
import type { StaffDependencies } from './dependencies.ts'
import type {
  ChangeMember,
  DoToMember,
  ListMembers,
  ListOpenInvitations,
  WithdrawInvitation,
} from './signatures.ts'

type Needs = Pick<StaffDependencies, 'storage' | 'tokens' | 'clock' | 'isCounsellor'>
type By = Pick<Account, 'id' | 'role'>

/** What is done to a member, and what the log says of it; a refusal leaves everything as it was. */
type Deed = {
  readonly what: Audited
  readonly detail?: string
  /** Whether nobody may do it to herself, nor to the last who may do everything. */
  readonly removes: boolean
  readonly work: (
    tx: StaffTransaction,
    member: Member,
    at: Temporal.Instant,
  ) => Promise<StaffRefusal | undefined>
}

const unlocked = async (
  tx: StaffTransaction,
  actor: By,
  id: string,
  { removes }: Deed,
): Promise<StaffResult<Member>> => {
  // All of them, so that two administrators who lock each other are looked at one after the other.
  const members = await tx.lockMembers()
  const member = members.find(candidate => candidate.id === id)
  if (!member) return refused({ kind: 'account-unknown' })
  if (removes && id === actor.id) return refused({ kind: 'own-account' })
  // Who does it may have been locked meanwhile; then nobody would be left.
  if (removes && isLastAdministrator(members, id)) return refused({ kind: 'last-administrator' })
  return done(member)
}

/** Does something to a member, and writes down who did. */
const doTo = (
  { storage, tokens, clock }: Needs,
  actor: By,
  id: string,
  deed: Deed,
): Promise<StaffResult<null>> =>
  storage.transaction(async tx => {
    const member = await unlocked(tx, actor, id, deed)
    if (!member.ok) return member
    const at = clock.now()
    const refusal = await deed.work(tx, member.value, at)
    if (refusal) return refused(refusal)
    const { what, detail = '' } = deed
    await tx.note({ id: tokens.id(), at, actor: actor.id, what, subject: id, detail })
    return done(null)
  })

const mayManage = ({ role }: By): boolean => may(role, 'manage-accounts')

const deeds = {
  lock: {
    what: 'locked-account',
    removes: true,
    work: async (tx, { id }, at) => {
      await tx.setLocked(id, at)
      await tx.endSessions(id)
      return undefined
    },
  },
  unlock: {
    what: 'unlocked-account',
    removes: false,
    work: async (tx, { id }) => {
      await tx.setLocked(id, null)
      return undefined
    },
  },
  delete: {
    what: 'deleted-account',
    removes: true,
    work: async (tx, { id }) => {
      await tx.deleteAccount(id)
      return undefined
    },
  },
  // For who has lost her telephone: the next time she signs in with her password alone.
  'take-factor': {
    what: 'took-factor',
    removes: false,
    work: async (tx, { id }) => {
      await tx.removePasskeys(id)
      await tx.removeFactor(id)
      await tx.endSessions(id)
      return undefined
    },
  },
} as const satisfies Readonly<Record<string, Deed>>

/** Makes the use case that locks, unlocks or deletes somebody, or takes her second factor away. */
export const makeDoToMember =
  (needs: Needs): DoToMember =>
  async (actor, id, deed) =>
    mayManage(actor) ? doTo(needs, actor, id, deeds[deed]) : refused({ kind: 'not-allowed' })

/** Makes the use case that gives somebody another role, or another counsellor. Her sessions end: they were for the former. */
export const makeChangeMember =
  (needs: Needs): ChangeMember =>
  async (actor, { id, role, counsellor }) => {
    if (!mayManage(actor)) return refused({ kind: 'not-allowed' })
    if (counsellor === null && needsCounsellor(role)) return refused({ kind: 'counsellor-needed' })
    if (counsellor !== null && !(await needs.isCounsellor(counsellor)))
      return refused({ kind: 'counsellor-unknown' })
    const member = await needs.storage.findMember(id)
    // Saved as it was: nobody is signed out for that, and nothing has changed that the log could tell.
    if (member?.role === role && member.counsellor === counsellor) return done(null)
    return doTo(needs, actor, id, {
      ...{ what: 'changed-account', detail: placeOf(role, counsellor), removes: false },
      work: async (tx, member) => {
        if (member.id === actor.id && member.role !== role) return { kind: 'own-account' }
        const isLast = isLastAdministrator(await tx.lockMembers(), id)
        if (isLast && losesAdministration(member.role, role)) return { kind: 'last-administrator' }
        await tx.changeAccount({ id, role, counsellor })
        await tx.endSessions(id)
        return undefined
      },
    })
  }

/** Makes the use case that lists everybody. */
export const makeListMembers =
  ({ storage }: Pick<Needs, 'storage'>): ListMembers =>
  async actor =>
    mayManage(actor) ? done(await storage.members()) : refused({ kind: 'not-allowed' })

/** Makes the use case that lists invitations that wait. */
export const makeListOpenInvitations =
  ({ storage, clock }: Pick<Needs, 'storage' | 'clock'>): ListOpenInvitations =>
  async actor =>
    may(actor.role, 'invite-staff')
      ? done(await storage.openInvitations(clock.now()))
      : refused({ kind: 'not-allowed' })

/** Makes the use case that makes an invitation worthless. */
export const makeWithdrawInvitation =
  ({ storage, tokens, clock }: Pick<Needs, 'storage' | 'tokens' | 'clock'>): WithdrawInvitation =>
  async (actor, id) => {
    if (!may(actor.role, 'invite-staff')) return refused({ kind: 'not-allowed' })
    return storage.transaction(async tx => {
      if (!(await tx.withdrawInvitation(id))) return refused({ kind: 'invitation-unknown' })
      const line = { what: 'withdrew-invitation', subject: id, detail: '' } as const
      await tx.note({ id: tokens.id(), at: clock.now(), actor: actor.id, ...line })
      return done(null)
    })
  }
