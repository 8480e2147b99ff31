/** What the worker does with a request. Pure, so that the rules can be tested without a browser. */
export type CacheRule = 'leave' | 'page' | 'appointment' | 'asset'

interface Asked {
  readonly method: string
  readonly mode: string
  readonly pathname: string
  readonly sameOrigin: boolean
}

const neverKept = /^\/(api|calendar|staff)(\/|$)/

/** Which rule a request falls under. Everything that is not a page, an appointment or a hashed file is left to the network. */
export function cacheRule({ method, mode, pathname, sameOrigin }: Asked): CacheRule {
  if (!sameOrigin || neverKept.test(pathname)) return 'leave'
  if (mode === 'navigate') return /^\/[^/]+\/appointment\/[^/]+\/$/.test(pathname) ? 'appointment' : 'page'
  if (method === 'GET' && pathname.startsWith('/_app/')) return 'asset'
  return 'leave'
}

/** Whether a page may be kept: no error, no redirect to elsewhere, and nothing that was made for one person. */
export function mayKeep(response: Response): boolean {
  const control = response.headers.get('cache-control') ?? ''
  return response.status === 200 && !response.redirected && !/no-store|private/.test(control)
}

/** The address of the page that says what there is without a connection, in the language of an address. */
export function offlineAddress(pathname: string): string {
  return `/${pathname.split('/')[1] || 'de'}/offline/`
}

/** Under which name an appointment's page is kept: by its number alone, so that one tap forgets it in every language. */
export function keptName(pathname: string): string {
  return `/kept-appointment/${pathname.split('/')[3] ?? ''}`
}
