import type { Authenticator } from '../ports/authenticator.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { OneTimeCodes } from '../ports/one-time-codes.ts'
import type { Passkeys } from '../ports/passkeys.ts'
import type { Sealer } from '../ports/sealer.ts'
import type { SignInTries } from '../ports/sign-in-tries.ts'
import type { StaffStorage } from '../ports/storage.ts'
import type { Tokens } from '../ports/tokens.ts'

/** What the use cases of staff need. */
export type StaffDependencies = {
  readonly clock: Clock
  readonly storage: StaffStorage
  readonly authenticator: Authenticator
  readonly tries: SignInTries
  readonly tokens: Tokens
  readonly codes: OneTimeCodes
  readonly sealer: Sealer
  readonly passkeys: Passkeys
  /** The district's own sign-in; undefined where it has none. */
  readonly provider: IdentityProvider | undefined
  /** Whether a word in lower case is among the passwords that are tried first. */
  readonly isCommon: (word: string) => boolean
  /** Whether there is a counsellor of this id. */
  readonly isCounsellor: (id: string) => Promise<boolean>
}
