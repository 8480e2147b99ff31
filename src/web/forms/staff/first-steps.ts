import type { StaffKey } from '../../../i18n/strings/staff-strings.ts'
import type { FirstSteps } from '../../../server/workspace/overviews.ts'

/** A step from a fresh installation to one that people can rely on. */
export type Step = {
  readonly id: 'counsellors' | 'hours' | 'people' | 'calendar' | 'backup' | 'factor'
  readonly why: StaffKey
  readonly done: boolean
  /** Below `/staff/`, with what the page there should begin with. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>> | undefined
}

/** The steps in their order; office hours come first of all, because then somebody can book. */
export function stepsFrom(steps: FirstSteps, factor: boolean): readonly Step[] {
  const { counsellors, withoutHours, accounts, bookable, calendar, backup } = steps
  const whose = withoutHours ? { counsellor: withoutHours.id } : undefined
  return [
    {
      ...{ id: 'counsellors', why: 'home.step.counsellorsWhy', done: counsellors > 0 },
      path: counsellors > 0 ? 'counsellors/' : 'counsellors/new/',
    },
    {
      ...{ id: 'hours', why: 'home.step.hoursWhy', done: bookable },
      ...(bookable ? { path: 'hours/' } : { path: 'hours/new/', query: whose }),
    },
    { id: 'people', why: 'home.step.peopleWhy', done: accounts > 0, path: 'people/' },
    { id: 'calendar', why: 'home.step.calendarWhy', done: calendar, path: 'calendars/' },
    { id: 'backup', why: 'home.step.backupWhy', done: backup, path: 'installation/' },
    { id: 'factor', why: 'home.step.factorWhy', done: factor, path: 'security/' },
  ]
}
