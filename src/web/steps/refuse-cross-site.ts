import type { MiddlewareHandler } from 'astro'
import { answerInKind } from './answer-in-kind.ts'

/** What a page of another site can send without asking (CORS safelisted): forms. JSON needs a preflight, which nobody answers. */
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

function comesFromElsewhere(request: Request, siteUrl: string | undefined): boolean {
  const fetchSite = request.headers.get('sec-fetch-site')
  if (fetchSite !== null) return fetchSite !== 'same-origin' && fetchSite !== 'none'
  const origin = request.headers.get('origin')
  if (origin === null || origin === 'null') return false
  // Behind a proxy that ends TLS, `request.url` says http: hosts are compared, schemes are not.
  const hosts = [
    request.headers.get('host'),
    request.headers.get('x-forwarded-host'),
    siteUrl && new URL(siteUrl).host,
  ]
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host)
}

/**
 * Refuses forms that another site sent. Astro's own check compares whole origins and so refuses every form behind a proxy
 * that ends TLS; the browser's Sec-Fetch-Site is right there too, and older browsers are compared by host.
 */
export const refuseCrossSite: MiddlewareHandler = (context, next) => {
  const { request, locals } = context
  if (request.method !== 'POST' || !formTypes.test(request.headers.get('content-type') ?? '')) return next()
  return comesFromElsewhere(request, locals.app.siteUrl) ? answerInKind(context, 'cross-site') : next()
}
