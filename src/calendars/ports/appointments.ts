/** What booking knows of an appointment. */
export type Appointments = {
  /**
   * The calendar object (a VCALENDAR with one VEVENT, RFC 4791 §4.1) that a counsellor's calendar should have of a booking now;
   * undefined where it should have none: cancelled, somebody else's, forgotten or erased.
   */
  readonly objectFor: (booking: string, counsellor: string) => Promise<string | undefined>
  /** Puts a delivery into the outbox for each appointment to come of a counsellor, for a calendar that is new. */
  readonly fill: (counsellor: string, connection: string) => Promise<void>
}
