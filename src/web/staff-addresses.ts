import type { StaffTag } from '../i18n/strings/staff-strings.ts'

/** What the next page says first; its words are `signIn.…` and `sessions.…`. */
export type StaffNotice = 'created' | 'signedOut' | 'again' | 'ended' | 'gone'

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
