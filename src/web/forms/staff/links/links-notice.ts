import type { StaffTag } from '../../../../i18n/strings/staff-strings.ts'
import { staffAddress } from '../../../staff-addresses.ts'

const notices = [
  ...(['connected', 'disconnected', 'tried', 'renewed', 'stale'] as const),
  ...(['feedAdded', 'feedRotated', 'feedRevoked', 'mailsOn', 'mailsOff', 'gone'] as const),
] as const

/** What a page about calendars says first; its words are `links.notice.…`. */
export type LinksNotice = (typeof notices)[number]

/** A page about calendars, below `/staff/calendars/`, that says first what was done. */
export function linksAddress(path: string, language: StaffTag, notice?: LinksNotice, count?: number): string {
  const more = new URLSearchParams({
    ...(notice && { notice }),
    ...(count !== undefined && { count: String(count) }),
  })
  const address = staffAddress(`calendars/${path}`, language)
  return more.size === 0 ? address : `${address}&${more}`
}

/** The notice of an address, and the number that belongs to it; whatever else stands there is left out. */
export function linksNoticeIn(query: URLSearchParams) {
  const notice = notices.find(one => one === query.get('notice'))
  const count = /^\d{1,5}$/.test(query.get('count') ?? '') ? Number(query.get('count')) : 0
  return { notice, count }
}
