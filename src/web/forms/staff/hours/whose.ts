import type { Counsellor } from '../../../../booking/core/counsellor.ts'
import type { StaffTag } from '../../../../i18n/strings/staff-strings.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import type { ProblemType } from '../../../http/problem.ts'
import { staffAddress } from '../../../staff-addresses.ts'
import { staffOf } from '../access.ts'

type Locals = Pick<RequestLocals, 'app' | 'signedIn'>

/** Whose office hours somebody may plan, and whose she plans now: who was asked for, herself, or the only one there is. */
export interface Whose {
  readonly all: readonly Counsellor[]
  readonly chosen: Counsellor | undefined
  /** Somebody was asked for whose office hours are not hers to plan. */
  readonly stranger: boolean
}

export async function whoseHours(locals: Locals, asked: string | undefined): Promise<Whose> {
  const { account } = staffOf(locals)
  const all = await locals.app.workspace.planning.counsellorsOf(account)
  const named = all.find(({ id }) => id === asked)
  const own = all.find(({ id }) => id === account.counsellor) ?? (all.length === 1 ? all[0] : undefined)
  return { all, chosen: asked ? named : own, stranger: Boolean(asked) && !named }
}

/** A page of office hours, with whose they are and what it is to say or show. */
export function hoursPath(page: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const known = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return known.length === 0 ? `hours/${page}` : `hours/${page}?${new URLSearchParams(known)}`
}

/** The same as an address in a language. */
export function hoursAddress(
  language: StaffTag,
  page: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  return staffAddress(hoursPath(page, query), language)
}

/** The page that says why another is not shown; a route answers with it instead of its own. */
export function refusedPage(locals: { refused?: ProblemType }, url: URL): Request {
  locals.refused = 'not-allowed'
  return new Request(new URL(`/staff/refused/${url.search}`, url))
}
