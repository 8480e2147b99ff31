/** Why a calendar could not be used. */
export const calendarFaults = [
  /** No answer in time. */
  'unreachable',
  /** User or password are wrong, or she may not do that. */
  'refused',
  /** There is no such calendar. */
  'gone',
  /** An address that this server must not call. */
  'forbidden-address',
  /** An answer that is no calendar. */
  'unreadable',
  /** No room, or too much asked. */
  'full',
  /** The server says that it failed itself. */
  'failed',
] as const

export type CalendarFault = (typeof calendarFaults)[number]
