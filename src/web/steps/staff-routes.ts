import type { Action } from '../../staff/core/may.ts'

/**
 * What somebody must be allowed to do to open an address of staff; with several, one of them is enough. `open` is for whoever
 * has not signed in yet. An address that does not stand here is closed to everybody.
 */
export const staffRoutes: Readonly<Record<string, 'open' | readonly Action[]>> = {
  '/staff/sign-in': 'open',
  '/staff/sign-out': 'open',
  '/staff/invitation/[secret]': 'open',
  '/staff/refused': 'open',
  '/staff': ['manage-own-sessions'],
  '/staff/sessions': ['manage-own-sessions'],
  // The desk
  '/staff/day': ['work-own-calendar'],
  '/staff/appointments/[id]': ['work-own-calendar'],
  // The calendar
  '/staff/calendar': ['work-own-calendar'],
  // Office hours
  '/staff/hours': ['plan-own-office-hours', 'plan-office-hours'],
  // Counsellors' own calendars
  '/staff/calendars': ['connect-own-calendar', 'manage-feeds'],
  // Numbers
  '/staff/numbers': ['read-numbers'],
  // Notices
  '/staff/notices': ['edit-notices'],
  // Counsellors and teams
  '/staff/counsellors': ['manage-counsellors'],
  '/staff/counsellors/new': ['manage-counsellors'],
  '/staff/counsellors/[id]': ['manage-counsellors'],
  '/staff/counsellors/[id]/leave': ['manage-counsellors'],
  '/staff/counsellors/[id]/substitute': ['manage-counsellors'],
  '/staff/counsellors/[id]/links': ['manage-counsellors'],
  '/staff/teams': ['manage-teams'],
  '/staff/teams/new': ['manage-teams'],
  '/staff/teams/[id]': ['manage-teams'],
  // People who sign in
  '/staff/people': ['invite-staff'],
  '/staff/audit': ['read-audit'],
  '/staff/security': ['manage-own-sessions'],
  // The installation
  '/staff/installation': ['run-doctor'],
  '/staff/installation/backup': ['take-backup'],
}

/** What an address of staff asks for, by Astro's pattern of it; undefined where nobody may open it. */
export function staffRoute(pattern: string): 'open' | readonly Action[] | undefined {
  return staffRoutes[pattern.replace(/(.)\/$/, '$1')]
}
