import type { MiddlewareHandler } from 'astro'

/** What is worked out for one person is kept by no cache on the way. */
export const keepPrivate: MiddlewareHandler = async (_context, next) => {
  const response = await next()
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
  return response
}
