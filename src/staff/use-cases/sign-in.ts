import { emailOf } from '../core/account.ts'
import { mostCharacters } from '../core/password.ts'
import { refused } from '../core/refusal.ts'
import type { StaffDependencies } from './dependencies.ts'
import { afterFirstFactor } from './open-for.ts'
import type { SignIn, SignOut, WhoIsSignedIn } from './signatures.ts'

type Needs = Pick<StaffDependencies, 'authenticator' | 'tries' | 'storage' | 'clock' | 'tokens'>

/** Makes the use case that opens a session, or asks for the second factor first. */
export const makeSignIn =
  (needs: Needs): SignIn =>
  async ({ email: typed, password, network, agent, cookie }) => {
    const { authenticator, tries } = needs
    const email = emailOf(typed)
    // No account is called so, or has such a password: nothing is worked out that would cost time.
    if (email === undefined || [...password].length > mostCharacters)
      return refused({ kind: 'wrong-sign-in' })
    const tried = { email, network }
    const seconds = await tries.take(tried)
    if (seconds > 0) return refused({ kind: 'too-many-tries', seconds })
    const account = await authenticator.checkPassword({ email, password })
    if (account === undefined) return refused({ kind: 'wrong-sign-in' })
    await tries.forgive(tried)
    return afterFirstFactor(needs, { account }, { agent, cookie })
  }

/** Makes the use case that ends the session of a request. */
export const makeSignOut =
  ({ authenticator }: Pick<Needs, 'authenticator'>): SignOut =>
  cookie =>
    authenticator.signOut(cookie)

/** Makes the use case that says who sent a request. */
export const makeWhoIsSignedIn =
  ({ authenticator }: Pick<Needs, 'authenticator'>): WhoIsSignedIn =>
  cookie =>
    authenticator.whoIs(cookie)
