import type { StaffTag } from '../i18n/strings/staff-strings.ts'

/** What the next page says first; its words are `signIn.…`, `sessions.…` and `notices.…`. */
export type StaffNotice = 'created' | 'signedOut' | 'again' | 'ended' | 'gone' | 'published' | 'deleted'

/** A page of staff in a language, which goes along as a parameter: readers' addresses begin with theirs, `/staff/` has none. */
export function staffAddress(path: string, language: StaffTag, notice?: StaffNotice): string {
  const query = new URLSearchParams({ language, ...(notice && { notice }) })
  return `/staff/${path}?${query}`
}

/** The notice of an address, where it is one of those that a page has words for. */
export function noticeIn<N extends StaffNotice>(query: URLSearchParams, known: readonly N[]): N | undefined {
  return known.find(notice => notice === query.get('notice'))
}
