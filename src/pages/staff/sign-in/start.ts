import type { APIRoute } from 'astro'
import { originOf } from '../../../web/forms/staff/origin.ts'
import { staffAddress } from '../../../web/staff-addresses.ts'

export const prerender = false

/**
 * Leads to the district's own sign-in. It is a link: a form that is answered by a way to another host would be stopped by our
 * `form-action`. Whoever is sent here unasked signs in as herself or not at all.
 */
export const GET: APIRoute = async ({ locals, redirect, url }) => {
  const { app, network, staffLanguage } = locals
  const begun = await app.staff.beginElsewhere(`${originOf(locals, url)}/staff/sign-in/callback/`, network)
  if (!begun.ok) {
    const notice = begun.refusal.kind === 'too-many-tries' ? 'tooOften' : 'providerAway'
    return redirect(staffAddress('sign-in/', staffLanguage, notice), 303)
  }
  locals.staffCookies = begun.value.cookies
  return redirect(begun.value.to, 303)
}
