import type { z } from 'zod'
import { type LanguageTag, sourceLanguage } from '../../i18n/languages.ts'
import { negotiateLanguage } from '../../i18n/negotiate.ts'
import { fieldFaults } from './field-faults.ts'
import { problem } from './problem.ts'

/** What was asked for, or the answer that says what is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly response: Response }

/** The language in which a program wants its titles (Accept-Language), German where it says none that we have. */
export function languageOfRequest(request: Request): LanguageTag {
  return negotiateLanguage(request.headers.get('accept-language')) ?? sourceLanguage
}

/** Checks a value against its schema. A faulty one is 422 with a pointer to each field. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: LanguageTag,
): Read<z.output<Schema>> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    response: problem('invalid-request', language, { errors: fieldFaults(parsed.error, language) }),
  }
}

/** JSON between programs is UTF-8 (RFC 8259 §8.1): bytes that are not would become other words than those that were sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body. Malformed JSON is 400; the server has cut off what is over 16 kB before. `whenEmpty` stands for no body
 * where one may be left out.
 */
export async function readJson<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
  whenEmpty = '',
): Promise<Read<z.output<Schema>>> {
  const language = languageOfRequest(request)
  let value: unknown
  try {
    value = JSON.parse(utf8.decode(await request.arrayBuffer()) || whenEmpty)
  } catch {
    return { ok: false, response: problem('invalid-json', language) }
  }
  return check(schema, value, language)
}

/** Reads the query of an address; empty parameters count as left out, and one that is repeated is a fault. */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): Read<z.output<Schema>> {
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
  const entries = [...Map.groupBy(given, ([name]) => name)].map(([name, [first, ...more]]) => [
    name,
    // A list suits no parameter. Which of two was meant is not for us to choose.
    more.length === 0 ? first?.[1] : [],
  ])
  return check(schema, Object.fromEntries(entries), languageOfRequest(request))
}

/** The manage code of a request: `Authorization: Bearer <token>` (RFC 6750 §2.1). Empty where there is none. */
export function bearerOf(request: Request): string {
  return /^Bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
}
