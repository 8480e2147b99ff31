import type { StaffTag } from '../i18n/strings/staff-strings.ts'

/** What the next page says first; its words are `signIn.…`, `sessions.…`, `security.…`, `people.…` and so on. */
export type StaffNotice =
  | 'created'
  | 'signedOut'
  | 'again'
  | 'ended'
  | 'gone'
  | 'stepOver'
  | 'providerAway'
  | 'tooOften'
  | 'providerRefused'
  | 'notInvited'
  | 'passwordSet'
  | 'passwordChanged'
  | 'factorOff'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'changed'
  | 'locked'
  | 'unlocked'
  | 'deleted'
  | 'factorTaken'
  | 'withdrawn'
  | 'published'

/**
 * A page of staff in a language, which goes along as a parameter: readers' addresses begin with theirs, `/staff/` has none. A
 * path may have a query of its own, which stays.
 */
export function staffAddress(path: string, language: StaffTag, notice?: StaffNotice): string {
  const [page = '', own] = path.split('?')
  const query = new URLSearchParams(own)
  query.set('language', language)
  if (notice) query.set('notice', notice)
  return `/staff/${page}?${query}`
}

/** The notice of an address, where it is one of those that a page has words for. */
export function noticeIn<N extends StaffNotice>(query: URLSearchParams, known: readonly N[]): N | undefined {
  return known.find(notice => notice === query.get('notice'))
}

/** A page below /staff/ by its path: letters, digits and hyphens, so that nothing leads to another site. */
const path = /^(?:[a-z0-9-]+\/)*$/

/** Where somebody is asked again who she is, and goes on from to one of our own pages. */
export function confirmAddress(to: string, language: StaffTag): string {
  return `/staff/confirm/?${new URLSearchParams({ language, to })}`
}

/** Where to go on, as an address says it; the first page where it names none of ours. */
export function ownPath(query: URLSearchParams): string {
  const to = query.get('to') ?? ''
  return path.test(to) ? to : ''
}

/** Where somebody signs in who came to a page below /staff/, and goes on to it afterwards. */
export function signInAddress(pathname: string, language: StaffTag): string {
  const to = pathname.replace(/^\/staff\//, '')
  const query = { language, ...(to !== '' && { notice: 'again' }), ...(to !== '' && path.test(to) && { to }) }
  return `/staff/sign-in/?${new URLSearchParams(query)}`
}
