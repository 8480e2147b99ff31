import type { StaffTag } from '../i18n/strings/staff-strings.ts'

type Query = Readonly<Record<string, string | undefined>>

/** An address of the desk below `/staff/`, with what it is about in its query. Never anything personal. */
export function deskAddress(path: string, language: StaffTag, query: Query = {}): string {
  const known = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `/staff/${path}?${new URLSearchParams([['language', language], ...known])}`
}

/** The page of an appointment, or one below it. */
export function appointmentAddress(
  id: string,
  language: StaffTag,
  query: Query = {},
  page: '' | 'move/' | 'next/' | 'slip/' = '',
): string {
  return deskAddress(`appointments/${encodeURIComponent(id)}/${page}`, language, query)
}
