import { isAPIError } from 'better-auth/api'
import type { Cookies } from '../../staff/ports/authenticator.ts'
import type { PasskeyAnswer, Passkeys } from '../../staff/ports/passkeys.ts'
import { type BetterAuth, challengeCookieName } from './better-auth.ts'

const isChallenge = (line: string): boolean => line.startsWith(`${challengeCookieName}=`)

const challengeIn = (headers: Headers): Cookies => headers.getSetCookie().filter(isChallenge)

/** A browser forgets the question with its answer; the server has forgotten it already. */
const answered = `${challengeCookieName}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`

/** What the browser sends is signed for its own origin; better-auth compares it with this header where no site is configured. */
const headersOf = ({ cookie, origin }: Pick<PasskeyAnswer, 'cookie' | 'origin'>): Headers =>
  new Headers({ cookie, origin })

const nullOrThrow = (error: unknown): null => {
  if (isAPIError(error) && error.statusCode < 500) return null
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The answer as the plugin takes it; it looks at each part of it itself. */
const answerOf = (text: string): Record<string, unknown> | undefined => {
  const read = readJson(text)
  if (typeof read !== 'object' || read === null || !('response' in read) || !('id' in read)) return undefined
  return typeof read.id === 'string' && typeof read.response === 'object' && read.response !== null
    ? { ...read }
    : undefined
}

const signIn = async (auth: BetterAuth, answer: PasskeyAnswer) => {
  const response = answerOf(answer.response)
  if (!response) return undefined
  const found = await auth.api
    // biome-ignore lint/suspicious/noExplicitAny: the plugin's own type for an answer that it has still to check.
    .verifyPasskeyAuthentication({ body: { response: response as any }, headers: headersOf(answer) })
    .catch(nullOrThrow)
  if (!found) return undefined
  // It opens a session at once; ours is opened by whoever asked, under the same rules as each other way in.
  await (await auth.$context).internalAdapter.deleteSession(found.session.token)
  return found.session.userId
}

/** Passkeys through the plugin of better-auth; its challenges are kept in the database, once each, for five minutes. */
export const createPasskeys = (auth: BetterAuth): Passkeys => ({
  askToAdd: async cookie => {
    const headers = new Headers({ cookie })
    const asked = await auth.api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true })
    return { options: JSON.stringify(asked.response), cookies: challengeIn(asked.headers) }
  },
  add: async ({ name, ...answer }) => {
    const response = answerOf(answer.response)
    if (!response) return { id: undefined, cookies: [answered] }
    const added = await auth.api
      .verifyPasskeyRegistration({ body: { response, name }, headers: headersOf(answer) })
      .catch(nullOrThrow)
    return { id: added?.id, cookies: [answered] }
  },
  ask: async () => {
    const asked = await auth.api.generatePasskeyAuthenticationOptions({
      headers: new Headers(),
      returnHeaders: true,
    })
    const options = { ...asked.response, userVerification: 'required' }
    return { options: JSON.stringify(options), cookies: challengeIn(asked.headers) }
  },
  signIn: async answer => ({ account: await signIn(auth, answer), cookies: [answered] }),
})
