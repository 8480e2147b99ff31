import type { APIRoute } from 'astro'
import { elsewhereNotice } from '../../../web/forms/staff/elsewhere-notice.ts'
import { originOf } from '../../../web/forms/staff/origin.ts'
import { staffAddress } from '../../../web/staff-addresses.ts'

export const prerender = false

/** Where the district's own sign-in sends people back to. The answer works once, and in the browser that began. */
export const GET: APIRoute = async ({ locals, redirect, request, url }) => {
  const { app, staffLanguage } = locals
  const entered = await app.staff.finishElsewhere({
    redirect: `${originOf(locals, url)}/staff/sign-in/callback/`,
    query: url.search,
    agent: request.headers.get('user-agent'),
    cookie: request.headers.get('cookie') ?? '',
  })
  if (!entered.ok) {
    return redirect(staffAddress('sign-in/', staffLanguage, elsewhereNotice(entered.refusal)), 303)
  }
  locals.staffCookies = entered.value.cookies
  const next = entered.value.kind === 'signed-in' ? '' : 'sign-in/code/'
  return redirect(staffAddress(next, staffLanguage), 303)
}
