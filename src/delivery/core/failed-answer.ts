import { Undeliverable } from './undeliverable.ts'

/** Answers that say no for now: too slow, too often (RFC 9110 §15.5.9, RFC 6585 §4). */
const passing = new Set([408, 429])

/**
 * What an answer of somebody's HTTP server means that is no success: `Undeliverable` where it will not change by waiting. It
 * says no more than the status, because a server's words may name the person.
 */
export const failedAnswer = (who: string, status: number): Error =>
  status >= 400 && status < 500 && !passing.has(status)
    ? new Undeliverable(`${who} refused with ${status}`)
    : new Error(`${who} did not take it (${status})`)

/** What went wrong before there was an answer: its name or code alone, because addresses may be secret. */
export const withoutAnswer = (who: string, error: unknown): Error => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const name = cause instanceof Error ? cause.name : 'unknown'
  return new Error(`${who} did not answer (${typeof code === 'string' ? code : name})`)
}
