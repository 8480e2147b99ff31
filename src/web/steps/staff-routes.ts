import type { Action } from '../../staff/core/may.ts'

/**
 * What somebody must be allowed to do to open an address of staff; with several, one of them is enough. `open` is for whoever
 * has not signed in yet. An address that does not stand here is closed to everybody.
 */
export const staffRoutes: Readonly<Record<string, 'open' | readonly Action[]>> = {
  '/staff/sign-in': 'open',
  '/staff/sign-in/code': 'open',
  '/staff/sign-in/passkey': 'open',
  '/staff/sign-in/start': 'open',
  '/staff/sign-in/callback': 'open',
  '/staff/sign-out': 'open',
  '/staff/reset/[secret]': 'open',
  '/staff/invitation/[secret]': 'open',
  '/staff/refused': 'open',
  '/staff': ['manage-own-sessions'],
  '/staff/sessions': ['manage-own-sessions'],
  // The desk
  '/staff/day': ['work-own-calendar'],
  '/staff/day/sheet': ['work-own-calendar'],
  '/staff/book': ['work-own-calendar'],
  '/staff/appointments/[id]': ['work-own-calendar'],
  '/staff/appointments/[id]/move': ['work-own-calendar'],
  '/staff/appointments/[id]/next': ['work-own-calendar'],
  '/staff/appointments/[id]/slip': ['open-own-contact'],
  // The calendar
  '/staff/calendar': ['work-own-calendar'],
  '/staff/api/agenda': ['work-own-calendar'],
  '/staff/api/agenda/move': ['work-own-calendar'],
  '/staff/api/agenda/cancel': ['work-own-calendar'],
  '/staff/api/agenda/told': ['work-own-calendar'],
  '/staff/api/agenda/exceptions/change': ['plan-own-office-hours'],
  '/staff/api/agenda/exceptions/remove': ['plan-own-office-hours'],
  '/staff/api/agenda/exceptions/restore': ['plan-own-office-hours'],
  '/staff/api/free': ['work-own-calendar'],
  // Office hours
  '/staff/hours': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/new': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/away': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/other': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/sick': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/exceptions/[id]': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/[id]': ['plan-own-office-hours', 'plan-office-hours'],
  '/staff/hours/[id]/end': ['plan-own-office-hours', 'plan-office-hours'],
  // Counsellors' own calendars
  '/staff/calendars': ['connect-own-calendar', 'manage-feeds'],
  '/staff/calendars/connect': ['connect-own-calendar'],
  '/staff/calendars/choose': ['connect-own-calendar'],
  '/staff/calendars/connections/[id]': ['connect-own-calendar'],
  '/staff/calendars/feeds/new': ['connect-own-calendar', 'manage-feeds'],
  '/staff/calendars/feeds/[id]': ['connect-own-calendar', 'manage-feeds'],
  // Numbers
  '/staff/numbers': ['read-numbers'],
  // Anonymous, as on the page: whoever reads them there may take them along.
  '/staff/numbers/csv': ['read-numbers'],
  // Notices
  '/staff/notices': ['edit-notices'],
  '/staff/notices/[notice]': ['edit-notices'],
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
  '/staff/people/[id]': ['manage-accounts'],
  '/staff/audit': ['read-audit'],
  '/staff/security': ['manage-own-security'],
  '/staff/security/app': ['manage-own-security'],
  '/staff/security/passkey': ['manage-own-security'],
  '/staff/confirm': ['manage-own-security'],
  // The installation
  '/staff/installation': ['run-doctor'],
  '/staff/installation/backup': ['take-backup'],
}

/** What an address of staff asks for, by Astro's pattern of it; undefined where nobody may open it. */
export function staffRoute(pattern: string): 'open' | readonly Action[] | undefined {
  return staffRoutes[pattern.replace(/(.)\/$/, '$1')]
}
