import type { APIRoute } from 'astro'
import { staffOf } from '../../../../web/forms/staff/access.ts'
import { staffLink } from '../../../../web/staff-links.ts'

export const prerender = false

/** Ends a counsellor's calendars and addresses, and says on her page what was ended. */
export const POST: APIRoute = async ({ locals, params, redirect }) => {
  const { app, staffLanguage } = locals
  const id = params.id ?? ''
  const ended = await app.workspace.administration.endConnections(staffOf(locals).account, id)
  const { calendars, feeds, left } = ended.ok ? ended.value : { calendars: 0, feeds: 0, left: 0 }
  const counts = { calendars: String(calendars), feeds: String(feeds), left: String(left) }
  const query = ended.ok ? { notice: 'ended', ...counts } : {}
  return redirect(staffLink(`counsellors/${encodeURIComponent(id)}/`, staffLanguage, query), 303)
}

export const GET: APIRoute = ({ locals, params, redirect }) =>
  redirect(staffLink(`counsellors/${encodeURIComponent(params.id ?? '')}/`, locals.staffLanguage), 303)
