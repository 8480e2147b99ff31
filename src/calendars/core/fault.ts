/**
 * Why a calendar could not be used. `unreachable`: no answer in time. `refused`: user or password are wrong, or she may not do
 * that. `gone`: there is no such calendar. `forbidden-address`: an address that this server must not call. `unreadable`: an
 * answer that is no calendar. `full`: no room, or too much asked. `failed`: the server says that it failed itself.
 */
export type CalendarFault =
  | 'unreachable'
  | 'refused'
  | 'gone'
  | 'forbidden-address'
  | 'unreadable'
  | 'full'
  | 'failed'

export const calendarFaults: readonly CalendarFault[] = [
  'unreachable',
  'refused',
  'gone',
  'forbidden-address',
  'unreadable',
  'full',
  'failed',
]
