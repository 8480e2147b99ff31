import type { Role } from './role.ts'

/** Somebody who may sign in. */
export type Account = {
  readonly id: string
  /** In lower case; the name that she signs in with. */
  readonly email: string
  readonly role: Role
  /** The counsellor that she is; null where she is none. */
  readonly counsellor: string | null
}

/** Who does something: an account, or the operator at the machine, who has everything there anyway. */
export type Actor = Pick<Account, 'id' | 'role'> | 'operator'

const shape = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/
const mostCharacters = 254

/** An e-mail address as it is kept, in lower case; undefined where the text is none (RFC 5321, 4.5.3.1.3: 254 at most). */
export const emailOf = (text: string): string | undefined => {
  const email = text.trim().toLowerCase()
  return shape.test(email) && email.length <= mostCharacters ? email : undefined
}
