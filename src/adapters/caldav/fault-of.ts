import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import type { CalendarFault } from '../../calendars/core/fault.ts'

const faults: Readonly<Record<number, CalendarFault>> = {
  401: 'refused',
  403: 'refused',
  404: 'gone',
  407: 'refused',
  408: 'unreachable',
  410: 'gone',
  413: 'full',
  423: 'failed',
  429: 'full',
  501: 'unreadable',
  507: 'full',
}

/** What a status says that is no success: a server that does not know our question (400, 405, 501) is no calendar. */
export const faultOfStatus = (status: number): CalendarFault =>
  faults[status] ?? (status >= 500 ? 'failed' : 'unreadable')

const codeOf = (error: object): string => ('code' in error ? String(error.code) : '')

/** What a failed call means. Errors of ours stay what they are. */
export const failureOfCall = (error: unknown): unknown => {
  if (error instanceof CalendarFailure || error instanceof TypeError || !(error instanceof Error))
    return error
  // Something answers there that does not speak HTTP.
  return new CalendarFailure(codeOf(error).startsWith('HPE_') ? 'unreadable' : 'unreachable')
}
