import type { Role } from './role.ts'

/** Who must have a second factor: nobody, administrators, everybody. */
export type SecondFactorPolicy = 'optional' | 'administrators' | 'everybody'

/** So many recovery codes are made at once; each works once. */
export const recoveryCodes = 10

/** For this long it counts that somebody has proven who she is. */
export const provenMinutes = 10

/** For this long a secret waits for the first code of its app. */
export const pendingMinutes = 30

/** A secret for an authenticator app, sealed. Until a code of it was typed once it is no factor yet. */
export type Factor = {
  readonly account: string
  readonly sealed: string
  readonly begun: Temporal.Instant
  readonly confirmed: Temporal.Instant | null
}

/** Whether a factor waits for the first code of its app, and its time is not over. */
export const isPending = (
  { begun, confirmed }: Pick<Factor, 'begun' | 'confirmed'>,
  now: Temporal.Instant,
): boolean => confirmed === null && Temporal.Instant.compare(now, begun.add({ minutes: pendingMinutes })) < 0

/** Whether a role has to have a second factor. */
export const mustHaveFactor = (policy: SecondFactorPolicy, role: Role): boolean =>
  policy === 'everybody' || (policy === 'administrators' && role === 'administrator')

/** Whether somebody has proven who she is so recently that she need not again. */
export const isProven = (proven: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  proven !== null && Temporal.Instant.compare(now, proven.add({ minutes: provenMinutes })) < 0

/** What somebody typed: a code of her app, or one of those that she keeps for when it is lost. */
export type TypedCode =
  | { readonly kind: 'one-time'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string }

/** The code in what was typed, whatever stands between its characters; undefined where it can be none. */
export const codeIn = (typed: string): TypedCode | undefined => {
  const bare = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(bare)) return { kind: 'one-time', code: bare }
  // Crockford's base 32 reads what is mistaken for something else.
  const read = bare.replaceAll(/[IL]/g, '1').replaceAll('O', '0')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(read) ? { kind: 'recovery', code: read } : undefined
}

/** In groups of four, as it is read aloud and typed. */
export const inGroups = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')
