import type { OfficeHours } from './office-hours.ts'

/** A rule that holds until a date (`YYYY-MM-DD`), or until its own end where that is sooner. */
export const endedBy = (rule: OfficeHours, last: string): OfficeHours => ({
  ...rule,
  validTo: rule.validTo !== null && rule.validTo < last ? rule.validTo : last,
})

/** Whether a rule has no date on which it could hold. */
export const neverHolds = ({ validFrom, validTo }: OfficeHours): boolean =>
  validTo !== null && validTo < validFrom
