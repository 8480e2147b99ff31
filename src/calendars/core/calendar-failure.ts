import type { CalendarFault } from './fault.ts'

/** A calendar could not be used; what it said is no more than a word here, because it may name people. */
export class CalendarFailure extends Error {
  // Written out, so that it can be told from others after minifying.
  override readonly name = 'CalendarFailure'
  readonly fault: CalendarFault
  constructor(fault: CalendarFault, options?: ErrorOptions) {
    super(`a calendar could not be used: ${fault}`, options)
    this.fault = fault
  }
}
