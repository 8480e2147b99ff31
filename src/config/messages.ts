import { z } from 'zod'
import { isVapidPair } from './vapid-pair.ts'

/** Push services of the browsers: Chrome and Samsung Internet, Firefox, Safari, Edge. */
const usualPushServices = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
]

/** A host, all hosts below one, or a whole origin; without encryption on this machine only, for tests. */
const pushService =
  /^(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|https:\/\/[a-z0-9.-]+(?::\d+)?|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?)$/

const headers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' })
      return z.NEVER
    }
  })
  // Names and values as `fetch` takes them (RFC 9110 §5.1, §5.5).
  .pipe(z.record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)))

/** Text messages and reminders on devices: what may be written, with the words of its refusal. */
export const messageVariables = {
  SMS_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expected: 'the address of a gateway that takes a POST, like https://gateway.example.org/messages',
  },
  SMS_HEADERS: {
    schema: headers.default({}),
    expected: 'headers as JSON, like {"Authorization":"Bearer …","Content-Type":"application/json"}',
  },
  SMS_BODY: {
    schema: z
      .string()
      .refine(text => /\{(to|digits)\}/.test(text) && text.includes('{text}'))
      .optional(),
    expected: 'a body with {to} or {digits}, {text}, and {from} and {id} where they are wanted',
  },
  SMS_FROM: {
    schema: z.string().min(1).max(40).optional(),
    expected: 'the sender that {from} stands for, of at most 40 characters',
  },
  VAPID_PUBLIC_KEY: {
    schema: z
      .string()
      .regex(/^B[\w-]{86}$/)
      .optional(),
    expected: 'a key that npm run push:keys has printed',
  },
  VAPID_PRIVATE_KEY: {
    schema: z
      .string()
      .regex(/^[\w-]{43}$/)
      .optional(),
    expected: 'the other key that npm run push:keys has printed',
  },
  PUSH_SERVICES: {
    schema: z
      .string()
      .transform(text => text.split(',').map(entry => entry.trim().toLowerCase()))
      .transform(entries => entries.filter(entry => entry !== ''))
      .pipe(z.array(z.string().regex(pushService)).min(1))
      .default(usualPushServices),
    expected: 'hosts of push services with commas between, like fcm.googleapis.com, *.push.apple.com',
  },
} as const

/** What must not be printed: keys of accounts stand in addresses, headers and bodies of gateways. */
export const hiddenMessageVariables = ['SMS_URL', 'SMS_HEADERS', 'SMS_BODY', 'VAPID_PRIVATE_KEY'] as const

type Parsed = {
  readonly [K in keyof typeof messageVariables]: z.infer<(typeof messageVariables)[K]['schema']>
} & { readonly SITE_URL?: string | undefined; readonly MAIL_FROM?: string | undefined }

/** The gateway for text messages. */
export interface SmsSettings {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly from: string | undefined
}

/** Who sends reminders to devices, and through which push services (VAPID, RFC 8292). */
export interface PushSettings {
  readonly publicKey: string
  readonly privateKey: string
  /** `mailto:` or `https:`. */
  readonly contact: string
  readonly services: readonly string[]
}

function contentType({ SMS_HEADERS }: Parsed): 'JSON' | 'form' | undefined {
  const entry = Object.entries(SMS_HEADERS).find(([name]) => name.toLowerCase() === 'content-type')
  if (entry && /json/i.test(entry[1])) return 'JSON'
  return entry && /x-www-form-urlencoded/i.test(entry[1]) ? 'form' : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function smsFaults(values: Parsed): string[] {
  const { SMS_URL, SMS_BODY, SMS_FROM, SMS_HEADERS } = values
  const isNamed = SMS_BODY !== undefined || SMS_FROM !== undefined || Object.keys(SMS_HEADERS).length > 0
  if (SMS_URL === undefined)
    return isNamed
      ? [`SMS_URL is not set; it must be ${messageVariables.SMS_URL.expected}, because other SMS_… are set`]
      : []
  if (SMS_BODY === undefined)
    return [`SMS_BODY is not set; it must be ${messageVariables.SMS_BODY.expected}, because SMS_URL is set`]
  const kind = contentType(values)
  if (kind === undefined)
    return ['SMS_HEADERS names no Content-Type that is known; it must name application/json or a form']
  if (kind === 'JSON' && !isJson(SMS_BODY))
    return ['SMS_BODY is no JSON; it must be, because SMS_HEADERS says so']
  if (SMS_BODY.includes('{from}') && SMS_FROM === undefined)
    return [
      `SMS_FROM is not set; it must be ${messageVariables.SMS_FROM.expected}, because SMS_BODY has {from}`,
    ]
  return []
}

function contactOf({ MAIL_FROM, SITE_URL }: Parsed): string | undefined {
  if (MAIL_FROM !== undefined) return `mailto:${MAIL_FROM}`
  return SITE_URL?.startsWith('https:') ? SITE_URL : undefined
}

function pushFaults(values: Parsed): string[] {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = values
  if (VAPID_PUBLIC_KEY === undefined && VAPID_PRIVATE_KEY === undefined) return []
  for (const name of ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'] as const)
    if (values[name] === undefined)
      return [
        `${name} is not set; it must be ${messageVariables[name].expected}, because the other one is set`,
      ]
  if (!isVapidPair(VAPID_PUBLIC_KEY ?? '', VAPID_PRIVATE_KEY ?? ''))
    return [
      'VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY; both must be from one run of npm run push:keys',
    ]
  if (contactOf(values) === undefined)
    return [
      'MAIL_FROM is not set; it must be an e-mail address, or SITE_URL begin with https, because VAPID_PUBLIC_KEY is set',
    ]
  return []
}

/** What does not fit together, in one line each. */
export function messageFaults(values: Parsed): readonly string[] {
  return [...smsFaults(values), ...pushFaults(values)]
}

/** The gateway; undefined where none is named: then nobody gets text messages, and nothing says so. */
export function smsOf(values: Parsed): SmsSettings | undefined {
  const { SMS_URL: url, SMS_BODY: body, SMS_HEADERS, SMS_FROM: from } = values
  return url === undefined || body === undefined ? undefined : { url, headers: SMS_HEADERS, body, from }
}

/** The keys; undefined where there are none: then no page offers reminders on a device. */
export function pushOf(values: Parsed): PushSettings | undefined {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, PUSH_SERVICES: services } = values
  const contact = contactOf(values)
  if (publicKey === undefined || privateKey === undefined || contact === undefined) return undefined
  return { publicKey, privateKey, contact, services }
}
