import { z } from 'zod'
import type { Exception } from '../../../../booking/core/exception.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type { Affected } from '../../../../server/workspace/planning.ts'
import { staffOf } from '../access.ts'

/** What the page of a report of illness shows. */
export interface SickPlan {
  /** The last date, as it was typed; today at first. */
  readonly to: string
  readonly fault?: 'date' | 'past' | 'long' | undefined
  /** What would be cancelled; undefined until it was asked for. */
  readonly affected?: readonly Affected[] | undefined
  /** What was shown: only that is cancelled. */
  readonly seen?: string | undefined
  readonly done?: { readonly exception: Exception; readonly cancelled: readonly Affected[] } | undefined
}

export type SickAnswer =
  | { readonly kind: 'show'; readonly plan: SickPlan }
  /** The id of the exception that was written. */
  | { readonly kind: 'reported'; readonly exception: string }
  | { readonly kind: 'refused' }

const longestDays = 366

function faultOf(to: string, today: Temporal.PlainDate): SickPlan['fault'] {
  if (!z.iso.date().safeParse(to).success) return 'date'
  if (to < today.toString()) return 'past'
  return to > today.add({ days: longestDays }).toString() ? 'long' : undefined
}

type Locals = Pick<RequestLocals, 'app' | 'signedIn' | 'form'>

/** Shows what a report of illness would cancel, or reports; what became booked since it was shown is shown first. */
export async function reportSick(locals: Locals, counsellor: string): Promise<SickAnswer> {
  const { app, form } = locals
  const { account } = staffOf(locals)
  const { planning } = app.workspace
  const today = Temporal.Now.plainDateISO('Europe/Berlin')
  const to = form?.to?.trim() ?? today.toString()
  if (!form) return { kind: 'show', plan: { to } }
  const fault = faultOf(to, today)
  if (fault) return { kind: 'show', plan: { to, fault } }
  const tried = await planning.tryIllness(account, { counsellor, to })
  if (!tried.ok) return { kind: 'refused' }
  const seen = [to, ...tried.value.map(({ booking }) => booking.reference).toSorted()].join(' ')
  const plan = { to, affected: tried.value, seen }
  // Sent twice, nothing is left to be cancelled: what is written down already is answered again.
  const isSeen = form.seen === seen || (tried.value.length === 0 && form.seen?.startsWith(to))
  if (form.step !== 'report' || !isSeen) return { kind: 'show', plan }
  const reported = await planning.reportSick(account, { counsellor, to })
  return reported.ok ? { kind: 'reported', exception: reported.value } : { kind: 'refused' }
}

/** What was cancelled by a report; undefined where there is none, or not for her to see. */
export async function reportedSick(locals: Locals, exception: string): Promise<SickPlan['done']> {
  const { account } = staffOf(locals)
  const found = await locals.app.workspace.planning.illness(account, exception)
  return found.ok ? found.value : undefined
}
