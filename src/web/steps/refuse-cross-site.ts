import type { MiddlewareHandler } from 'astro'
import { answerInKind } from './answer-in-kind.ts'
import { isForStaff } from './know-staff.ts'

function comesFromElsewhere(request: Request, siteUrl: string | undefined, trusting: boolean): boolean {
  const fetchSite = request.headers.get('sec-fetch-site')
  if (fetchSite !== null) return fetchSite !== 'same-origin' && fetchSite !== 'none'
  const origin = request.headers.get('origin')
  if (origin === null || origin === 'null') return !trusting
  // Behind a proxy that ends TLS, `request.url` says http: hosts are compared, schemes are not.
  const hosts = [
    request.headers.get('host'),
    request.headers.get('x-forwarded-host'),
    siteUrl && new URL(siteUrl).host,
  ]
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host)
}

/**
 * Refuses what another site's page sent, forms and scripts alike. Astro's own check compares whole origins and so refuses every form behind a proxy
 * that ends TLS; the browser's Sec-Fetch-Site is right there too, and older browsers are compared by host. Who says neither may
 * do what readers do, who have no cookie; for staff that is not enough.
 */
export const refuseCrossSite: MiddlewareHandler = (context, next) => {
  const { request, locals } = context
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  return comesFromElsewhere(request, locals.app.siteUrl, !isForStaff(context))
    ? answerInKind(context, 'cross-site')
    : next()
}
