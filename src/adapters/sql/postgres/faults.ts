import { DatabaseError } from 'pg'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'

// Codes and classes: https://www.postgresql.org/docs/18/errcodes-appendix.html
const unusableClasses: ReadonlySet<string> = new Set([
  ...['08' /* connection */, '28' /* authorization */, '3D' /* no such database */],
  ...['53' /* disk full, out of memory, too many connections */, '57' /* shut down, cancelled, time is up */],
  '58' /* system error, like a disk that cannot be read */,
])
const unusable: ReadonlySet<string> = new Set([
  ...['25006' /* read-only */, '25P03', '25P04' /* a transaction took too long */],
  ...['55P03' /* a lock was not to be had in time */, 'XX001', 'XX002' /* damaged */],
])
const collisions: ReadonlySet<string> = new Set(['40001', '40P01'])
const duplicate = '23505'

// What `pg` says itself has no code.
const uncoded = /^(Connection terminated|Client (was closed|has encountered)|Query read timeout)/

const codeOf = (error: unknown): string => (error instanceof DatabaseError ? (error.code ?? '') : '')

/** Whether the network failed, and not what was asked for. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof DatabaseError) &&
  ('syscall' in error || uncoded.test(error.message))

const reasonOf = (error: unknown): string => {
  const code = codeOf(error)
  // PostgreSQL's own words name the user.
  if (code.startsWith('28')) return 'the user or the password is refused there'
  if (code === '3D000') return 'there is no such database there'
  // A name that leads to several addresses: none of them answered.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}

const unavailable = (error: unknown): StorageUnavailable =>
  error instanceof StorageUnavailable ? error : new StorageUnavailable(reasonOf(error), { cause: error })

/** Whatever keeps a connection from being made: storage cannot serve. */
export const connectionFault = unavailable

/** Whether the connection is of no use any more: it broke, or PostgreSQL has ended it. */
export const endsConnection = (error: unknown): boolean =>
  isBroken(error) || /^(08|57P0|25P0[34])/.test(codeOf(error))

/** Takes the values of a row out of an error: whatever is logged must hold no personal data. */
const withoutValues = (error: unknown): unknown => {
  if (error instanceof DatabaseError) Object.assign(error, { detail: undefined, where: undefined })
  return error
}

/** An error as booking knows it: `StorageUnavailable` where PostgreSQL cannot serve, else the error itself. */
export const storageFault = (error: unknown): unknown => {
  const code = codeOf(error)
  const cannotServe = isBroken(error) || unusable.has(code) || unusableClasses.has(code.slice(0, 2))
  return cannotServe ? unavailable(withoutValues(error)) : withoutValues(error)
}

/** Whether two units of work got in each other's way, so that this one may well succeed when it is done again. */
export const isCollision = (error: unknown): boolean => collisions.has(codeOf(error))

/** Whether somebody wrote at the same time what this unit of work had looked for and not found. */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === duplicate
