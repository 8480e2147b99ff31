import { isDate } from '../../../../booking/core/date-text.ts'
import type { RuleConflict } from '../../../../booking/use-cases/staff-signatures.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import { staffOf } from '../access.ts'

/** What the page that ends a rule shows. */
export interface EndPlan {
  readonly when: 'now' | 'after'
  /** The last date, as it was typed. */
  readonly last: string
  readonly fault?: boolean | undefined
  /** What is booked after it; undefined until it was asked for. */
  readonly conflicts?: readonly RuleConflict[] | undefined
  /** The end that was shown: only that is carried out. */
  readonly seen?: string | undefined
}

export type EndAnswer =
  | { readonly kind: 'show'; readonly plan: EndPlan }
  | { readonly kind: 'ended'; readonly gone: boolean; readonly conflicts: number }
  | { readonly kind: 'refused' }

/** Shows what ending a rule leaves behind, or ends it. */
export async function endRule(
  { app, signedIn, form }: Pick<RequestLocals, 'app' | 'signedIn' | 'form'>,
  rule: string,
): Promise<EndAnswer> {
  const { account } = staffOf({ signedIn })
  const when = form?.when === 'after' ? 'after' : 'now'
  const typed = form?.last?.trim() ?? ''
  if (!form) return { kind: 'show', plan: { when, last: typed } }
  if (when === 'after' && !isDate(typed)) return { kind: 'show', plan: { when, last: typed, fault: true } }
  const last = when === 'after' ? typed : undefined
  const seen = last ?? 'now'
  const dryRun = form.step !== 'end' || form.seen !== seen
  const ended = await app.workspace.planning.endRule(account, { rule, last, dryRun })
  if (!ended.ok) return { kind: 'refused' }
  const { conflicts } = ended.value
  if (dryRun) return { kind: 'show', plan: { when, last: typed, conflicts, seen } }
  return { kind: 'ended', gone: ended.value.rule === null, conflicts: conflicts.length }
}
