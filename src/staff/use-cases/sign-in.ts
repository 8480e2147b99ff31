import { emailOf } from '../core/account.ts'
import { deviceOf } from '../core/device.ts'
import { mostCharacters } from '../core/password.ts'
import { done, refused } from '../core/refusal.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { SignIn, SignOut, WhoIsSignedIn } from './signatures.ts'

type Needs = Pick<StaffDependencies, 'authenticator' | 'tries'>

/** Makes the use case that opens a session. */
export const makeSignIn =
  ({ authenticator, tries }: Needs): SignIn =>
  async ({ email: typed, password, network, agent, cookie }) => {
    const email = emailOf(typed)
    // No account is called so, or has such a password: nothing is worked out that would cost time.
    if (email === undefined || [...password].length > mostCharacters)
      return refused({ kind: 'wrong-sign-in' })
    const tried = { email, network }
    const seconds = await tries.take(tried)
    if (seconds > 0) return refused({ kind: 'too-many-tries', seconds })
    const signedIn = await authenticator.signIn({ email, password, device: deviceOf(agent) })
    if (!signedIn) return refused({ kind: 'wrong-sign-in' })
    await tries.forgive(tried)
    // Whatever session the device had before, hers or one that somebody planted, is over.
    await authenticator.signOut(cookie)
    return done({ cookies: signedIn.cookies })
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
