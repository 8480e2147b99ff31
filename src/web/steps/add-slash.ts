import type { MiddlewareHandler } from 'astro'
import { languageBySegment } from '../../i18n/languages.ts'

/** Pages have one address, with a slash at the end, as the built ones have. */
export const addSlash: MiddlewareHandler = (context, next) => {
  const { pathname, search } = context.url
  const [, segment = ''] = pathname.split('/')
  // Programs of our pages ask at addresses without one.
  if (pathname.endsWith('/') || pathname.startsWith('/staff/api/')) return next()
  if (segment !== 'staff' && !languageBySegment(segment)) return next()
  return new Response(null, { status: 308, headers: { Location: `${pathname}/${search}` } })
}
