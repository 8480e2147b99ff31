import { z } from 'zod'
import { type Database, databaseExpected, databaseOf, databaseUrl } from './database.ts'
import {
  hiddenMessageVariables,
  messageFaults,
  messageVariables,
  type PushSettings,
  pushOf,
  type SmsSettings,
  smsOf,
} from './messages.ts'
import {
  hiddenSignInVariables,
  type OidcSettings,
  oidcOf,
  type SecondFactorPolicy,
  signInFaults,
  signInVariables,
} from './sign-in.ts'

/** The demonstration's secret is public on purpose: it protects nothing but invented data. */
const DEMONSTRATION_SECRET = 'demonstration-only-not-a-secret-0000'

const flag = z.enum(['0', '1']).optional()

const siteUrl = z.url({ protocol: /^https?$/ }).transform(text => new URL(text).origin)

/** Where a proxy in front of Lotse usually is: on the same machine, or in the same private network (RFC 1918, 4193, 3927). */
const nearby = [
  ...['127.0.0.0/8', '::1/128', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  ...['fc00::/7', '169.254.0.0/16', 'fe80::/10'],
]

/** Entries with commas between. */
const listed = z.string().transform(text =>
  text
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== ''),
)

const addresses = listed.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))

/** What a person may write into the environment, one entry a variable, with the words of its refusal. */
const variables = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).default(4321),
    expected: 'a port number from 0 to 65535',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    expected: 'an address to listen on, like 127.0.0.1',
  },
  DATABASE_URL: {
    schema: databaseUrl.optional(),
    expected: databaseExpected,
  },
  LOTSE_DATA: {
    schema: z.string().min(1).default('data'),
    expected: 'a folder that the server may write to',
  },
  LOTSE_SECRET: { schema: z.string().min(32).optional(), expected: 'at least 32 characters, kept secret' },
  LOTSE_FORMER_SECRETS: {
    schema: listed.pipe(z.array(z.string().min(32))).default([]),
    expected:
      'former values of LOTSE_SECRET with commas between, each of at least 32 characters, or left out',
  },
  LOTSE_DEMO: { schema: flag, expected: '1 for the demonstration district, or 0' },
  LOTSE_LIMITS: { schema: z.enum(['on', 'off']).default('on'), expected: 'on, or off in the demonstration' },
  TRUSTED_PROXIES: {
    schema: addresses.default(nearby),
    expected: 'addresses or networks with commas between, like 127.0.0.1, 10.0.0.0/8',
  },
  SITE_URL: { schema: siteUrl.optional(), expected: 'the public address, like https://lotse.example.org' },
  SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    expected: 'smtp://user:password@host:port, or left out',
  },
  MAIL_FROM: { schema: z.email().optional(), expected: 'an e-mail address' },
  CALENDAR_ADDRESSES: {
    schema: z.enum(['public', 'any']).default('public'),
    expected: 'public, or any where calendar servers are in a private network',
  },
  LOTSE_DELIVER: {
    schema: z.enum(['here', 'elsewhere']).default('here'),
    expected: 'here, or elsewhere where npm run deliver does it in a process of its own',
  },
  ...messageVariables,
  ...signInVariables,
} as const

type Name = keyof typeof variables

/** The environment as the server trusts it: parsed once, frozen. */
export interface Environment {
  readonly port: number
  readonly host: string
  readonly database: Database
  readonly dataFolder: string
  readonly secret: string
  /** What these opened still opens; nothing new is made with them. */
  readonly formerSecrets: readonly string[]
  readonly demonstration: boolean
  readonly limits: 'on' | 'off'
  /** Addresses and networks (CIDR) whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  readonly siteUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  /** Which addresses calendars may be at: those of the internet, or also those of private networks and of this machine. */
  readonly calendarAddresses: 'public' | 'any'
  /** Whether this process sends what waits in the outbox. */
  readonly deliver: 'here' | 'elsewhere'
  readonly sms: SmsSettings | undefined
  readonly push: PushSettings | undefined
  readonly secondFactor: SecondFactorPolicy
  readonly oidc: OidcSettings | undefined
}

/** Either the environment, or one line for each fault that names the variable, what it is and what it may be. */
export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly faults: readonly string[] }

const hidden: ReadonlySet<Name> = new Set([
  'LOTSE_SECRET',
  'LOTSE_FORMER_SECRETS',
  'SMTP_URL',
  'DATABASE_URL',
  ...hiddenMessageVariables,
  ...hiddenSignInVariables,
])

function shown(name: Name, value: string): string {
  return hidden.has(name) ? `set (${value.length} characters)` : JSON.stringify(value)
}

function parseEach(env: Record<string, string | undefined>) {
  const faults: string[] = []
  const values = {} as { [K in Name]: z.infer<(typeof variables)[K]['schema']> }
  for (const name of Object.keys(variables) as Name[]) {
    const written = env[name]?.trim() || undefined
    const parsed = variables[name].schema.safeParse(written)
    if (parsed.success) Object.assign(values, { [name]: parsed.data })
    else faults.push(`${name} is ${shown(name, written ?? '')}; it must be ${variables[name].expected}`)
  }
  return { faults, values }
}

type Values = ReturnType<typeof parseEach>['values']

function crossFaults(values: Values, demonstration: boolean, districtIsDemonstration: boolean): string[] {
  const faults: string[] = []
  if (demonstration && !districtIsDemonstration)
    faults.push(
      'LOTSE_DEMO is "1"; it must be 0 or left out, because content/district.yaml is a real district',
    )
  if (!demonstration && values.LOTSE_SECRET === undefined)
    faults.push(
      `LOTSE_SECRET is not set; it must be ${variables.LOTSE_SECRET.expected} (LOTSE_DEMO=1 needs none)`,
    )
  if (!demonstration && values.LOTSE_LIMITS === 'off')
    faults.push('LOTSE_LIMITS is "off"; it must be on, because this is not the demonstration')
  // A mail has to say where it comes from, and where its link leads.
  for (const name of ['MAIL_FROM', 'SITE_URL'] as const)
    if (values.SMTP_URL !== undefined && values[name] === undefined)
      faults.push(`${name} is not set; it must be ${variables[name].expected}, because SMTP_URL is set`)
  return [...faults, ...messageFaults(values), ...signInFaults(values)]
}

/**
 * Parses the environment. Never throws: a bad value is a line in `faults`. Without LOTSE_DEMO it is the demonstration
 * exactly when the content says that its district is one, so that a fresh clone starts with nothing set.
 */
export function parseEnvironment(
  env: Record<string, string | undefined>,
  districtIsDemonstration: boolean,
): EnvironmentResult {
  const { faults, values } = parseEach(env)
  const demonstration = values.LOTSE_DEMO === undefined ? districtIsDemonstration : values.LOTSE_DEMO === '1'
  if (faults.length === 0) faults.push(...crossFaults(values, demonstration, districtIsDemonstration))
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    environment: Object.freeze({
      port: values.PORT,
      host: values.HOST,
      database: databaseOf(values.DATABASE_URL, values.LOTSE_DATA),
      dataFolder: values.LOTSE_DATA,
      secret: values.LOTSE_SECRET ?? DEMONSTRATION_SECRET,
      formerSecrets: values.LOTSE_FORMER_SECRETS,
      demonstration,
      limits: values.LOTSE_LIMITS,
      trustedProxies: values.TRUSTED_PROXIES,
      siteUrl: values.SITE_URL,
      smtpUrl: values.SMTP_URL,
      mailFrom: values.MAIL_FROM,
      calendarAddresses: values.CALENDAR_ADDRESSES,
      deliver: values.LOTSE_DELIVER,
      sms: smsOf(values),
      push: pushOf(values),
      secondFactor: values.LOTSE_SECOND_FACTOR,
      oidc: oidcOf(values),
    }),
  }
}
