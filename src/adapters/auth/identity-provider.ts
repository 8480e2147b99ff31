import { createHash } from 'node:crypto'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
  type UserInfoResponse,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { IdentityProvider, Known } from '../../staff/ports/identity-provider.ts'

export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
}

/** Seconds until a provider that says nothing is given up. */
const patience = 10

/** What goes with a way is worked out from its secret, so that none of it has to be kept (RFC 7636: 43 characters). */
const partOf = (token: string, part: 'state' | 'nonce' | 'verifier'): string =>
  createHash('sha256').update(`${part} ${token}`).digest('base64url')

/** Says in so many words that there was more than a password (RFC 8176: `mfa`). */
const isStrong = ({ amr }: IDToken): boolean => Array.isArray(amr) && amr.includes('mfa')

/** Where the address is not in the token, it is asked for (OpenID Connect Core, 5.4); it must be of the same person. */
const addressOf = async (found: Configuration, claims: IDToken, token: string): Promise<UserInfoResponse> =>
  typeof claims.email === 'string' ? claims : await fetchUserInfo(found, token, claims.sub)

const knownOf = async (
  found: Configuration,
  granted: TokenEndpointResponse & TokenEndpointResponseHelpers,
): Promise<Known | undefined> => {
  const claims = granted.claims()
  if (!claims) return undefined
  const { email, email_verified } = await addressOf(found, claims, granted.access_token)
  return { subject: claims.sub, email, verified: email_verified === true, strong: isStrong(claims) }
}

const find = ({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> => {
  const isPlain = issuer.startsWith('http:')
  const how: ClientAuth = ClientSecretPost(clientSecret)
  return discovery(new URL(issuer), clientId, undefined, how, {
    timeout: patience,
    ...(isPlain && { execute: [allowInsecureRequests] }),
  })
}

/** Whether the answer was not right; else something is not right with us or the way there. */
const isRefusal = (error: unknown): boolean =>
  [AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError, ClientError].some(
    kind => error instanceof kind,
  )

/**
 * The district's own sign-in, with `openid-client`: authorization code, PKCE, state and nonce (OpenID Connect Core, 3.1; RFC
 * 9700). What it can do is asked when somebody first wants to use it, so that Lotse starts without it.
 */
export const createIdentityProvider = (settings: ProviderSettings): IdentityProvider => {
  let found: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    found ??= find(settings).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  return {
    name: settings.name,
    provider: `oidc ${settings.issuer}`,
    begin: async (token, redirect) => {
      const parameters = {
        ...{ redirect_uri: redirect, scope: 'openid email', response_type: 'code' },
        ...{ code_challenge_method: 'S256', state: partOf(token, 'state'), nonce: partOf(token, 'nonce') },
        code_challenge: await calculatePKCECodeChallenge(partOf(token, 'verifier')),
      }
      const found = await configuration().catch((error: unknown) => {
        console.error(`the sign-in of the district at ${settings.issuer} cannot be reached`, error)
        return undefined
      })
      return found && buildAuthorizationUrl(found, parameters).href
    },
    finish: async (token, redirect, query) => {
      const address = new URL(redirect)
      address.search = query
      const expected = {
        expectedState: partOf(token, 'state'),
        expectedNonce: partOf(token, 'nonce'),
        pkceCodeVerifier: partOf(token, 'verifier'),
        idTokenExpected: true,
      }
      try {
        const found = await configuration()
        return await knownOf(found, await authorizationCodeGrant(found, address, expected))
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    },
  }
}
