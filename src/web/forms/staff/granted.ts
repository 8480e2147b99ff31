import type { WorkRefusal, WorkResult } from '../../../server/workspace/acting.ts'

/** What a page reads that only opens to who may read it (steps/staff-routes.ts): a refusal here is a bug. */
export function granted<T>(result: WorkResult<T>): T {
  if (result.ok) return result.value
  throw new Error(`a page of staff is open to who may not read it: ${result.refusal.kind}`)
}

const statusOf: Partial<Readonly<Record<WorkRefusal['kind'], number>>> = {
  'not-allowed': 403,
  'counsellor-unknown': 404,
  'team-unknown': 404,
  'label-taken': 409,
}

/** The HTTP status of a page that says why something was not done. */
export function workStatus({ kind }: WorkRefusal): number {
  return statusOf[kind] ?? 422
}
