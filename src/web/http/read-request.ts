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

/** Reads a JSON body. Malformed JSON is 400; the server has cut off what is over 16 kB before. */
export async function readJson<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): Promise<Read<z.output<Schema>>> {
  const language = languageOfRequest(request)
  let value: unknown
  try {
    value = JSON.parse(await request.text())
  } catch {
    return { ok: false, response: problem('invalid-json', language) }
  }
  return check(schema, value, language)
}

/** Reads the query of an address; empty parameters count as left out. */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): Read<z.output<Schema>> {
  const entries = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
  return check(schema, Object.fromEntries(entries), languageOfRequest(request))
}

/** The manage code of a request: `Authorization: Bearer <token>` (RFC 6750 §2.1). Empty where there is none. */
export function bearerOf(request: Request): string {
  return /^Bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
}
