import type { MiddlewareHandler } from 'astro'
import { may } from '../../staff/core/may.ts'
import { problem } from '../http/problem.ts'
import { languageOfRequest } from '../http/read-request.ts'
import { signInAddress } from '../staff-addresses.ts'
import { isForStaff } from './know-staff.ts'
import { staffRoute } from './staff-routes.ts'

/** Programs of our own pages: they get a problem, not a page. */
const isProgram = (pattern: string): boolean => pattern.startsWith('/staff/api/')

/**
 * Lets nobody through to an address of staff who may not open it, whatever the page itself does. Who is not signed in is led
 * to sign-in; who may not is told so.
 */
export const guardStaff: MiddlewareHandler = (context, next) => {
  if (!isForStaff(context)) return next()
  const { routePattern, locals, url, request } = context
  const asked = staffRoute(routePattern)
  if (asked === 'open') return next()
  const { signedIn } = locals
  const language = languageOfRequest(request)
  if (!signedIn) {
    if (isProgram(routePattern)) return problem('signed-out', language)
    return context.redirect(signInAddress(url.pathname, locals.staffLanguage), 303)
  }
  if (asked?.some(action => may(signedIn.account.role, action))) return next()
  const type = asked ? 'not-allowed' : 'not-found'
  if (isProgram(routePattern)) return problem(type, language)
  locals.refused = type
  return context.rewrite(new Request(new URL('/staff/refused/', url)))
}
