import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Somebody whom the provider knows. */
export interface Person {
  readonly sub: string
  readonly email: string
  readonly verified: boolean
  /** How she signed in there, as the provider says it. */
  readonly amr?: readonly string[]
}

export interface RunningProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who sits before the browser from now on: she signs in without being asked. */
  readonly seat: (person: Person) => void
  /** Where it may send people back to. */
  readonly allow: (redirect: string) => void
  readonly close: () => Promise<void>
}

/** A real OpenID provider on this machine, whose people sign in without typing. */
export async function aProvider(): Promise<RunningProvider> {
  let person: Person = { sub: 'nobody', email: 'nobody@example.org', verified: true }
  const redirects: string[] = []
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [clientId, clientSecret] = ['lotse', 'a secret that only the two of us know']
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: ['http://127.0.0.1/to-be-replaced'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: person.email, email_verified: person.verified }),
    }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: async context => {
      const grant = new context.oidc.provider.Grant({
        clientId,
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  Object.defineProperty(provider.Client.prototype, 'redirectUriAllowed', {
    value: (redirect: string) => redirects.includes(redirect),
  })
  const handle = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return handle(request, response)
    const login = { accountId: person.sub, amr: [...(person.amr ?? ['pwd'])] }
    return provider
      .interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  return {
    ...{ issuer, clientId, clientSecret },
    seat: next => {
      person = next
    },
    allow: redirect => {
      redirects.push(redirect)
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
