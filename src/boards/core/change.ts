/** What staff do to a board that is remembered: a line of the audit log, which lies with staff. */
export type BoardChange = {
  readonly id: string
  readonly at: Temporal.Instant
  /** The account's id. */
  readonly actor: string
  readonly what: 'published-notice' | 'changed-notice' | 'ended-notice' | 'deleted-notice'
  /** The notice's id. */
  readonly subject: string
  /** Its last day, `YYYY-MM-DD`. */
  readonly detail: string
}
