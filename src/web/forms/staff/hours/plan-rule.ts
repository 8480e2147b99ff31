import { createHash } from 'node:crypto'
import { berlinDate } from '../../../../booking/core/berlin.ts'
import type { Counsellor } from '../../../../booking/core/counsellor.ts'
import type { OfficeHours } from '../../../../booking/core/office-hours.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type { RulePreview } from '../../../../server/workspace/planning.ts'
import { staffOf } from '../access.ts'
import { type RuleFaults, ruleFrom } from './rule-form.ts'
import { newRuleTexts, type RuleTexts, textsOfForm, textsOfRule } from './rule-texts.ts'

type Locals = Pick<RequestLocals, 'app' | 'signedIn' | 'form' | 'formLists'>

/** What the page of a rule shows. */
export interface RulePlan {
  readonly texts: RuleTexts
  readonly faults: RuleFaults
  /** The rule as it was read, with what it would yield; undefined until it is asked for, and where it has faults. */
  readonly preview?: { readonly rule: OfficeHours; readonly of: RulePreview } | undefined
  /** What was previewed, to be brought back: saved is only what somebody has seen. */
  readonly mark?: string | undefined
  /** She pressed save for something else than she had seen. */
  readonly unseen?: boolean | undefined
  /** It could not be done, although the form has no fault: somebody else was quicker. */
  readonly failed?: boolean | undefined
}

export type RuleAnswer =
  | { readonly kind: 'show'; readonly plan: RulePlan }
  | { readonly kind: 'saved'; readonly rule: OfficeHours; readonly conflicts: number }
  | { readonly kind: 'refused' }

/** A short name of a rule and what it does not fit. */
function markOf(rule: OfficeHours, { conflicts }: RulePreview): string {
  const seen = [rule, conflicts.map(({ booking, why }) => [booking.id, booking.sequence, why])]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}

/** Shows a rule with what it would yield, or saves it: what was not shown before is shown first. */
async function previewOrSave(
  { app, signedIn, form }: Locals,
  texts: RuleTexts,
  rule: OfficeHours,
): Promise<RuleAnswer> {
  const { account } = staffOf({ signedIn })
  const { planning } = app.workspace
  const previewed = await planning.previewRule(account, rule)
  if (!previewed.ok && previewed.refusal.kind === 'not-allowed') return { kind: 'refused' }
  if (!previewed.ok) return { kind: 'show', plan: { texts, faults: {}, failed: true } }
  const preview = { rule, of: previewed.value }
  const mark = markOf(rule, previewed.value)
  const plan = { texts, faults: {}, preview, mark }
  if (form?.step !== 'save') return { kind: 'show', plan }
  if (form.mark !== mark) return { kind: 'show', plan: { ...plan, unseen: true } }
  const saved = await planning.saveRule(account, rule)
  return saved.ok
    ? { kind: 'saved', rule, conflicts: saved.value.length }
    : { kind: 'show', plan: { ...plan, failed: true } }
}

/** Reads what was sent for a rule, new or known, and does what was asked for. */
export async function planRule(
  locals: Locals,
  counsellor: Counsellor,
  offices: readonly string[],
  { former, once = false }: { readonly former?: OfficeHours | undefined; readonly once?: boolean },
): Promise<RuleAnswer> {
  const { app, form, formLists } = locals
  const today = berlinDate(Temporal.Now.instant()).toString()
  const begin = former ? textsOfRule(former) : newRuleTexts(app.workspace.planning.newRuleId(), today, once)
  if (!form) return { kind: 'show', plan: { texts: begin, faults: {} } }
  const typed = textsOfForm(form, formLists, begin)
  const texts = former ? { ...typed, id: former.id } : typed
  const topics = [...counsellor.topics, ...(former?.topics ?? [])]
  const read = ruleFrom(texts, { counsellor: counsellor.id, offices, topics, former })
  return 'rule' in read
    ? previewOrSave(locals, texts, read.rule)
    : { kind: 'show', plan: { texts, faults: read.faults } }
}
