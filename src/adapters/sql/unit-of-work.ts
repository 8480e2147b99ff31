import type { Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

type Refused<R> = { readonly ok: false; readonly refusal: R }
type Result<T, R> = { readonly ok: true; readonly value: T } | Refused<R>

/** Carries what was refused out of a transaction, because only an error makes Kysely roll back. */
class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly result: Refused<unknown>
  constructor(result: Refused<unknown>) {
    super('rolled back')
    this.result = result
  }
}

/** Runs work in one transaction, and again where others came in its way. Where it answers a refusal, nothing of it is kept. */
export const runUnitOfWork = async <T, R>(
  { writer, attempt }: Engine,
  work: (trx: Transaction<Schema>) => Promise<Result<T, R>>,
): Promise<Result<T, R>> => {
  const once = () =>
    writer.transaction().execute(async trx => {
      const result = await work(trx)
      if (!result.ok) throw new RolledBack(result)
      return result
    })
  try {
    return await attempt(once)
  } catch (error) {
    // Thrown by this unit of work and no other: what it carries is what its own work answered.
    if (error instanceof RolledBack) return error.result as Refused<R>
    throw error
  }
}
