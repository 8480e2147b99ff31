import type { Challenge } from '../../booking/core/proof.ts'
import type { Refusal, RefusalKind } from '../../booking/core/refusal.ts'
import type { LanguageTag } from '../../i18n/languages.ts'
import { stringsFor } from '../../i18n/strings/strings.ts'

/** Every `type` that the API answers with; stable, because programs branch on them. */
const statusOf = {
  'slot-unknown': 404,
  'slot-past': 422,
  'slot-beyond-horizon': 422,
  'slot-taken': 409,
  'hold-unknown': 404,
  'booking-unknown': 404,
  'too-many-tries': 429,
  'too-many-bookings': 429,
  'proof-needed': 403,
  'consent-needed': 422,
  'illegal-transition': 409,
  'idempotency-mismatch': 422,
  'topic-not-offered': 422,
  'language-not-offered': 422,
  'office-hours-invalid': 422,
  'office-hours-unknown': 404,
  'exception-invalid': 422,
  'exception-unknown': 404,
  'counsellor-unknown': 404,
  'label-taken': 409,
  'team-unknown': 404,
  'alert-not-possible': 409,
  'invalid-json': 400,
  'invalid-request': 422,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'not-found': 404,
  'method-not-allowed': 405,
  'cross-site': 403,
  'signed-out': 401,
  'not-allowed': 403,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<RefusalKind, number> & Record<string, number>

/** When to try again what storage could not do now. Seconds. */
export const waitSeconds = '5'

export type ProblemType = keyof typeof statusOf

/** A fault in one field: where (RFC 6901 pointer), and what to write, in the language asked for. */
export interface FieldFault {
  readonly pointer: string
  readonly detail: string
}

export interface ProblemExtras {
  readonly errors?: readonly FieldFault[] | undefined
  readonly alternatives?: readonly unknown[] | undefined
  /** Work that a machine has to do first; its solution goes along as `proof`. */
  readonly challenge?: Challenge | undefined
}

/** The HTTP status that belongs to a type of problem. */
export function problemStatus(type: ProblemType): number {
  return statusOf[type]
}

/** The body of a refusal (RFC 9457): `type` for programs, `title` for people. */
export function problemBody(type: ProblemType, language: LanguageTag, extras: ProblemExtras = {}) {
  return { type, title: stringsFor(language)(`problem.${type}`), status: statusOf[type], ...extras }
}

/** A refusal as `application/problem+json`. */
export function problem(
  type: ProblemType,
  language: LanguageTag,
  extras: ProblemExtras = {},
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(problemBody(type, language, extras)), {
    status: statusOf[type],
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      ...(type === 'unavailable' ? { 'Retry-After': waitSeconds } : {}),
      ...headers,
    },
  })
}

/** When to try again, where waiting helps (RFC 9110 §10.2.3, seconds). */
function retryAfter(refusal: Refusal): Record<string, string> {
  const seconds = 'retryAfter' in refusal ? refusal.retryAfter : null
  return seconds === null ? {} : { 'Retry-After': String(seconds) }
}

type Describe = (slot: Extract<Refusal, { kind: 'slot-taken' }>['alternatives'][number]) => unknown

function extrasOf(refusal: Refusal, describe: Describe): ProblemExtras {
  if (refusal.kind === 'slot-taken') return { alternatives: refusal.alternatives.map(describe) }
  return refusal.kind === 'proof-needed' ? { challenge: refusal.challenge } : {}
}

/** Turns a refusal of the domain into its answer; `describe` writes a slot as the API does. */
export function refusalResponse(refusal: Refusal, language: LanguageTag, describe: Describe): Response {
  return problem(refusal.kind, language, extrasOf(refusal, describe), retryAfter(refusal))
}
