import { type Result, refused } from '../core/result.ts'
import type { Storage } from '../ports/storage.ts'
import type { Transaction } from '../ports/transaction.ts'

/** A unit of work that may be a rehearsal: then it answers what it would have done, and nothing of it is kept. */
export const rehearsable = async <T>(
  storage: Pick<Storage, 'transaction'>,
  dryRun: boolean,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> => {
  if (!dryRun) return storage.transaction(work)
  let seen: Result<T> | undefined
  const refusal = await storage.transaction<T>(async tx => {
    seen = await work(tx)
    // Storage keeps nothing of what was refused; the reason is read by nobody.
    return seen.ok ? refused({ kind: 'counsellor-unknown' }) : seen
  })
  return seen ?? refusal
}
