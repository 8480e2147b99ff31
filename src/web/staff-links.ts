import type { StaffTag } from '../i18n/strings/staff-strings.ts'

/** A page of staff with more in its query: ids and words of our own, never anything personal. */
export function staffLink(
  path: string,
  language: StaffTag,
  query: Readonly<Record<string, string>> = {},
): string {
  return `/staff/${path}?${new URLSearchParams({ language, ...query })}`
}

/** What a page was opened to say, where it is one of the words that it knows. */
export function newsIn<N extends string>(query: URLSearchParams, known: readonly N[]): N | undefined {
  return known.find(news => news === query.get('notice'))
}
