import type { APIContext, MiddlewareHandler } from 'astro'
import { negotiateLanguage } from '../../i18n/negotiate.ts'
import { type StaffTag, staffTags } from '../../i18n/strings/staff-strings.ts'
import { owesFactor } from '../forms/staff/access.ts'
import { staffAddress } from '../staff-addresses.ts'

/** Whether a request is for a page of staff. */
export function isForStaff({ routePattern }: Pick<APIContext, 'routePattern'>): boolean {
  return /^\/staff(\/|$)/.test(routePattern)
}

/** The language that was chosen, else the one that the browser asks for, else German. */
function languageFor({ url, request }: APIContext): StaffTag {
  const asked = url.searchParams.get('language') ?? negotiateLanguage(request.headers.get('accept-language'))
  return staffTags.find(tag => tag === asked) ?? 'de'
}

/** Where somebody may go who still has to turn on her second factor: there, and out. */
const withoutFactor = /^\/staff\/(security|confirm|sign-out|sign-in)(\/|$)/

/** Tells pages of staff who sent a request. The only place where Lotse sets a cookie: readers get none. */
export const knowStaff: MiddlewareHandler = async (context, next) => {
  if (!isForStaff(context)) return next()
  const { request, locals } = context
  const { signedIn, cookies } = await locals.app.staff.whoIsSignedIn(request.headers.get('cookie') ?? '')
  locals.staffLanguage = languageFor(context)
  locals.signedIn = signedIn
  locals.staffCookies = cookies
  if (owesFactor(locals) && !withoutFactor.test(context.routePattern))
    return context.redirect(staffAddress('security/', locals.staffLanguage), 303)
  const response = await next()
  for (const line of locals.staffCookies) response.headers.append('Set-Cookie', line)
  return response
}
