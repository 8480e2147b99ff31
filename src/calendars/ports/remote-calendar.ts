/** Where a calendar is and who opens it. */
export type Account = { readonly address: string; readonly user: string; readonly password: string }

/** A calendar that somebody can choose. */
export type FoundCalendar = { readonly address: string; readonly label: string }

/** One object of a calendar (RFC 4791 §4.1): its name is the last part of its address, decoded. */
export type RemoteObject = { readonly name: string; readonly etag: string | null; readonly text: string }

/** What is written, or that somebody else has changed it meanwhile (412). */
export type Written =
  | { readonly kind: 'written'; readonly etag: string | null }
  | { readonly kind: 'conflict' }

/** What a calendar has, or what has changed in it since a mark. */
export type Reading = {
  /** Whether this is all that is in the window; otherwise it is what has changed. */
  readonly whole: boolean
  readonly objects: readonly RemoteObject[]
  /** Names of objects that are gone; none in a whole reading. */
  readonly removed: readonly string[]
  /** To be given back the next time. */
  readonly mark: string | null
}

type Window = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

/**
 * Somebody else's calendar server, by CalDAV (RFC 4791). Everything throws `CalendarFailure` where it cannot be used, within
 * seconds, and does nothing twice that was done before.
 */
export type RemoteCalendar = {
  /** Finds the calendars of an account, by any address of its server (RFC 6764, 5397). */
  readonly discover: (account: Account) => Promise<readonly FoundCalendar[]>
  /** Whether the address is a calendar that may be read: its name, where it has one. */
  readonly check: (account: Account) => Promise<FoundCalendar>
  /** One object; undefined where there is none. */
  readonly find: (account: Account, name: string) => Promise<RemoteObject | undefined>
  /** Writes an object: anew where `etag` is null (If-None-Match: *), else in the place of that state (If-Match). */
  readonly put: (account: Account, name: string, text: string, etag: string | null) => Promise<Written>
  /** Takes an object away where it is in that state; one that is not there is taken away already. */
  readonly remove: (account: Account, name: string, etag: string | null) => Promise<'removed' | 'conflict'>
  /** Reads what is in the window, or, with a mark of a former reading, what has changed since. */
  readonly read: (account: Account, mark: string | null, window: Window) => Promise<Reading>
}
