import type { RequestLocals } from '../../../server/app.ts'

/** Where links lead that are handed on, and what a browser signs for: the configured site, else the request's own. */
export function originOf({ app }: Pick<RequestLocals, 'app'>, url: URL): string {
  return app.siteUrl ?? url.origin
}
