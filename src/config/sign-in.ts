import { z } from 'zod'

/** Who must have a second factor: nobody, administrators, or everybody who works here. */
const policies = ['optional', 'administrators', 'everybody'] as const

/** An address with TLS; without it on this machine only, for tests. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  if (search !== '' || hash !== '') return false
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname))
  )
}

const text = z.string().min(1).max(500).optional()

/** How staff sign in: what may be written, with the words of its refusal. */
export const signInVariables = {
  LOTSE_SECOND_FACTOR: {
    schema: z.enum(policies).default('optional'),
    expected: 'optional, administrators or everybody',
  },
  OIDC_ISSUER: {
    schema: z.string().refine(isIssuer).optional(),
    expected: 'the address of an OpenID provider, like https://login.example.org/realms/district',
  },
  OIDC_CLIENT_ID: { schema: text, expected: 'the id that the OpenID provider has given Lotse' },
  OIDC_CLIENT_SECRET: { schema: text, expected: 'the secret that the OpenID provider has given Lotse' },
  OIDC_NAME: {
    schema: z.string().min(1).max(60).optional(),
    expected: 'what staff call the sign-in of the district, at most 60 characters',
  },
} as const

/** What must not be printed. */
export const hiddenSignInVariables = ['OIDC_CLIENT_SECRET'] as const

type Parsed = { readonly [K in keyof typeof signInVariables]: z.infer<(typeof signInVariables)[K]['schema']> }

/** The district's own sign-in (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it. */
  readonly name: string
}

export type SecondFactorPolicy = (typeof policies)[number]

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const

/** What does not fit together, in one line each: an OpenID provider is named in full, or not at all. */
export function signInFaults(values: Parsed): readonly string[] {
  const missing = oidcNames.filter(name => values[name] === undefined)
  if (missing.length === oidcNames.length) return []
  return missing.map(
    name => `${name} is not set; it must be ${signInVariables[name].expected}, because other OIDC_… are set`,
  )
}

/** The district's own sign-in; undefined where it has none. */
export function oidcOf(values: Parsed): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  const { OIDC_NAME: name } = values
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || name === undefined)
    return undefined
  return { issuer, clientId, clientSecret, name }
}
