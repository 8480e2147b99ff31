import type { CalendarFault } from '../../../../calendars/core/fault.ts'
import type { RequestLocals } from '../../../../server/app.ts'
import { linksAddress } from './links-notice.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'staffLanguage'>
type Actor = Parameters<RequestLocals['app']['workspace']['links']['connections']['list']>[0]

/** What came of a form on the page of a calendar: where to go on, or why a password was not taken. */
export type ChangedConnection =
  | { readonly kind: 'done'; readonly next: string }
  | { readonly kind: 'refused'; readonly why: CalendarFault | 'missing' }
  /** There is no such connection, or no such button. */
  | { readonly kind: 'unknown' }

const unknown = { kind: 'unknown' } as const

async function renewed({ app, form = {}, staffLanguage }: Locals, actor: Actor, id: string) {
  const { password = '' } = form
  const user = form.user?.trim()
  if (password === '') return { kind: 'refused', why: 'missing' } as const
  const given = { id, password, user: user === '' ? undefined : user }
  const result = await app.workspace.links.connections.renewPassword(actor, given)
  if (!result) return unknown
  if (result.kind === 'refused') return { kind: 'refused', why: result.fault } as const
  return { kind: 'done', next: linksAddress(`connections/${id}/`, staffLanguage, 'renewed') } as const
}

/** Does what a button on the page of a connected calendar says. */
export async function changeConnection(locals: Locals, actor: Actor, id: string): Promise<ChangedConnection> {
  const { app, form = {}, staffLanguage: language } = locals
  const { connections } = app.workspace.links
  const path = `connections/${id}/`
  switch (form.do) {
    case 'try': {
      const tried = await connections.tryAgain(actor, id)
      return tried ? { kind: 'done', next: linksAddress(path, language, 'tried') } : unknown
    }
    case 'stale': {
      const isSet = await connections.setWhenStale(actor, id, form.stale === 'close' ? 'close' : 'keep')
      return isSet ? { kind: 'done', next: linksAddress(path, language, 'stale') } : unknown
    }
    case 'disconnect': {
      const ended = await connections.disconnect(actor, id)
      return ended ? { kind: 'done', next: linksAddress('', language, 'disconnected', ended.left) } : unknown
    }
    case 'password':
      return renewed(locals, actor, id)
    default:
      return unknown
  }
}
