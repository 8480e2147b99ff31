import { createHash } from 'node:crypto'
import { z } from 'zod'
import { exceptionReasons } from '../../../../booking/core/exception.ts'
import type { OfficeHours } from '../../../../booking/core/office-hours.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type {
  AbsenceOutcome,
  Affected,
  Decision,
  NewException,
} from '../../../../server/workspace/planning.ts'
import { staffOf } from '../access.ts'

/** Reasons that the form offers: illness has a page of its own. */
export const awayReasons = exceptionReasons.filter(reason => reason !== 'ill')

/** An absence, or other hours on a date, as the form has it. */
export interface ExceptionTexts {
  readonly reason: string
  readonly from: string
  readonly to: string
  readonly rule: string
  readonly hoursFrom: string
  readonly hoursTo: string
}

/** What may be wrong in a field; its words are `hours.fault.…`. */
export type ExceptionFault =
  | 'clock'
  | 'five'
  | 'ends'
  | 'date'
  | 'past'
  | 'order'
  | 'choose'
  | 'both'
  | 'long'
export type ExceptionFaults = Readonly<Partial<Record<keyof ExceptionTexts, ExceptionFault>>>

const fault = (code: ExceptionFault) => ({ error: code })
const optionalClock = z
  .string()
  .regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, fault('clock'))
  .regex(/^$|[05]$/, fault('five'))
const schema = z.object({
  reason: z.enum(exceptionReasons, fault('choose')),
  from: z.iso.date(fault('date')),
  to: z.union([z.literal(''), z.iso.date(fault('date'))], fault('date')),
  rule: z.string(),
  hoursFrom: optionalClock,
  hoursTo: optionalClock,
})

type Read = z.output<typeof schema>
type Kind = NewException['kind']

/** Longer than anybody is away; other hours are planned for a year at most. */
const longestDays = 366

function daysOf({ from, to }: Read): number {
  if (to === '') return 1
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).total('days') + 1
}

function faultsBetween(
  read: Read,
  kind: Kind,
  rules: readonly OfficeHours[],
  today: string,
): ExceptionFaults {
  const faults: { -readonly [K in keyof ExceptionTexts]?: ExceptionFault } = {}
  const { hoursFrom, hoursTo } = read
  const rule = rules.find(({ id }) => id === read.rule)
  if ((read.to || read.from) < today) faults[read.to === '' ? 'from' : 'to'] = 'past'
  if (read.to !== '' && read.to < read.from) faults.to = 'order'
  else if (daysOf(read) > longestDays) faults.to = 'long'
  if ((hoursFrom === '') !== (hoursTo === '')) faults[hoursFrom === '' ? 'hoursFrom' : 'hoursTo'] = 'both'
  if (hoursFrom !== '' && hoursTo !== '' && hoursFrom >= hoursTo) faults.hoursTo = 'ends'
  if (read.rule !== '' && !rule) faults.rule = 'choose'
  if (kind === 'off') return faults
  if (!rule) faults.rule = 'choose'
  if (hoursFrom === '') faults.hoursFrom = 'clock'
  if (hoursTo === '') faults.hoursTo = 'clock'
  return faults
}

/** Reads an exception from its form, or says at which field what is wrong. */
export function exceptionFrom(
  texts: ExceptionTexts,
  kind: Kind,
  counsellor: string,
  rules: readonly OfficeHours[],
  today: string,
): { readonly exception: NewException } | { readonly faults: ExceptionFaults } {
  const parsed = schema.safeParse(texts)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => [path[0], message] as const)
    return { faults: Object.fromEntries(issues.toReversed()) as ExceptionFaults }
  }
  const faults = faultsBetween(parsed.data, kind, rules, today)
  if (Object.keys(faults).length > 0) return { faults }
  const { from, to, rule, hoursFrom, hoursTo, reason } = parsed.data
  const hours = hoursFrom === '' ? null : { from: hoursFrom, to: hoursTo }
  return {
    exception: { kind, counsellor, rule: rule || null, from, to: to || from, hours, reason },
  }
}

/** What was chosen for each booking: `leave`, `cancel`, or `to:` and a colleague. */
function decisionsOf(form: Readonly<Record<string, string>>, affected: readonly Affected[]): Decision[] {
  return affected.flatMap(({ booking: { id: booking } }): Decision[] => {
    const chosen = form[`do-${booking}`] ?? 'leave'
    if (chosen === 'cancel') return [{ booking, what: 'cancel' }]
    return chosen.startsWith('to:') ? [{ booking, what: 'hand-over', colleague: chosen.slice(3) }] : []
  })
}

/** What the page of an exception shows. */
export interface ExceptionPlan {
  readonly texts: ExceptionTexts
  readonly faults: ExceptionFaults
  readonly affected?: readonly Affected[] | undefined
  readonly mark?: string | undefined
  readonly unseen?: boolean | undefined
  readonly failed?: boolean | undefined
}

export type ExceptionStep =
  | { readonly kind: 'show'; readonly plan: ExceptionPlan }
  | { readonly kind: 'done'; readonly outcome: AbsenceOutcome }
  | { readonly kind: 'refused' }

function markOf(exception: NewException, affected: readonly Affected[]): string {
  const seen = [exception, affected.map(({ booking }) => booking.id).toSorted()]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22)
}

type Locals = Pick<RequestLocals, 'app' | 'signedIn' | 'form'>

/** Shows what an exception is about, or writes it with what was decided; what was not shown before is shown first. */
async function tryOrAdd(
  { app, signedIn, form = {} }: Locals,
  texts: ExceptionTexts,
  exception: NewException,
): Promise<ExceptionStep> {
  const { account } = staffOf({ signedIn })
  const { planning } = app.workspace
  const failed = { kind: 'show', plan: { texts, faults: {}, failed: true } } as const
  const tried = await planning.tryException(account, exception)
  // Other hours that are there already are refused; sent a second time they are answered like the first time.
  const affected = tried.ok ? tried.value : []
  if (!tried.ok && tried.refusal.kind === 'not-allowed') return { kind: 'refused' }
  if (!tried.ok && form.step !== 'save') return failed
  const mark = markOf(exception, affected)
  const plan = { texts, faults: {}, affected, mark }
  if (form.step !== 'save') return { kind: 'show', plan }
  if (form.mark !== mark) return tried.ok ? { kind: 'show', plan: { ...plan, unseen: true } } : failed
  const added = await planning.addException(account, exception, decisionsOf(form, affected))
  if (added.ok) return { kind: 'done', outcome: added.value }
  return added.refusal.kind === 'not-allowed' ? { kind: 'refused' } : failed
}

/** Reads what was sent for an exception, and does what was asked for. */
export async function planException(
  locals: Locals,
  kind: Kind,
  counsellor: string,
  rules: readonly OfficeHours[],
  begin: Partial<ExceptionTexts>,
): Promise<ExceptionStep> {
  const { form } = locals
  const today = Temporal.Now.plainDateISO('Europe/Berlin').toString()
  const reason = kind === 'off' ? 'vacation' : 'other'
  const empty = { reason, from: '', to: '', rule: '', hoursFrom: '', hoursTo: '', ...begin }
  if (!form) return { kind: 'show', plan: { texts: empty, faults: {} } }
  const texts = Object.fromEntries(
    Object.entries(empty).map(([name, text]) => [name, form[name]?.trim() ?? text]),
  ) as unknown as ExceptionTexts
  const read = exceptionFrom(texts, kind, counsellor, rules, today)
  return 'exception' in read
    ? tryOrAdd(locals, texts, read.exception)
    : { kind: 'show', plan: { texts, faults: read.faults } }
}
