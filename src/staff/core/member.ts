import type { Account } from './account.ts'
import type { Role } from './role.ts'

/** Somebody who works here, as the administrator sees her. */
export type Member = Account & {
  readonly created: Temporal.Instant
  /** Since when she cannot sign in; null where she can. */
  readonly locked: Temporal.Instant | null
  /** The day on which she last signed in; null where she never did. */
  readonly usedOn: Temporal.PlainDate | null
  readonly hasFactor: boolean
  readonly passkeys: number
}

/** What an administrator may do to an account. */
export type Removal = 'lock' | 'delete' | 'demote'

const isUsable = ({ role, locked }: Pick<Member, 'role' | 'locked'>): boolean =>
  role === 'administrator' && locked === null

/** Whether nobody would be left who may do everything, if a member could not any more. */
export const isLastAdministrator = (members: readonly Member[], id: string): boolean => {
  const left = members.filter(isUsable)
  return left.length === 1 && left[0]?.id === id
}

/** Whether a role is the same or gains; what somebody loses by another one is settled elsewhere. */
export const losesAdministration = (from: Role, to: Role): boolean =>
  from === 'administrator' && to !== 'administrator'
