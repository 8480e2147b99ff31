import type { StaffKey } from '../i18n/strings/staff-strings.ts'
import { type Action, may } from '../staff/core/may.ts'
import type { Role } from '../staff/core/role.ts'
import type { IconName } from './components/icons.ts'

/** An entry of the menu of staff. */
export interface MenuEntry {
  /** Below `/staff/`. */
  readonly path: string
  readonly label: StaffKey
  readonly icon: IconName
  /** One of these opens the page. */
  readonly actions: readonly Action[]
}

interface MenuGroup {
  readonly label: StaffKey
  readonly entries: readonly MenuEntry[]
}

/** All that there is, in the order in which somebody needs it on a day. */
const groups: readonly MenuGroup[] = [
  {
    label: 'nav.work',
    entries: [
      { path: '', label: 'nav.home', icon: 'house', actions: ['manage-own-sessions'] },
      { path: 'day/', label: 'nav.day', icon: 'clipboard-list', actions: ['work-own-calendar'] },
      { path: 'calendar/', label: 'nav.calendar', icon: 'calendar-days', actions: ['work-own-calendar'] },
      {
        path: 'hours/',
        label: 'nav.hours',
        icon: 'clock',
        actions: ['plan-own-office-hours', 'plan-office-hours'],
      },
      {
        path: 'calendars/',
        label: 'nav.calendars',
        icon: 'refresh-cw',
        actions: ['connect-own-calendar', 'manage-feeds'],
      },
      { path: 'numbers/', label: 'nav.numbers', icon: 'chart-column', actions: ['read-numbers'] },
    ],
  },
  {
    label: 'nav.district',
    entries: [
      { path: 'notices/', label: 'nav.notices', icon: 'megaphone', actions: ['edit-notices'] },
      { path: 'counsellors/', label: 'nav.counsellors', icon: 'users', actions: ['manage-counsellors'] },
      { path: 'teams/', label: 'nav.teams', icon: 'users-round', actions: ['manage-teams'] },
      { path: 'people/', label: 'nav.people', icon: 'user-plus', actions: ['invite-staff'] },
      { path: 'audit/', label: 'nav.audit', icon: 'scroll-text', actions: ['read-audit'] },
      { path: 'installation/', label: 'nav.installation', icon: 'server', actions: ['run-doctor'] },
    ],
  },
  {
    label: 'nav.account',
    entries: [
      { path: 'security/', label: 'nav.security', icon: 'lock', actions: ['manage-own-security'] },
      { path: 'sessions/', label: 'nav.sessions', icon: 'key-round', actions: ['manage-own-sessions'] },
    ],
  },
]

/** What a role finds in the menu; groups without an entry for it are left out. */
export function menuOf(role: Role): readonly MenuGroup[] {
  return groups
    .map(({ label, entries }) => ({
      label,
      entries: entries.filter(({ actions }) => actions.some(action => may(role, action))),
    }))
    .filter(({ entries }) => entries.length > 0)
}
