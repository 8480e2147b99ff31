import type { BoardChange } from '../core/change.ts'
import type { Notice } from '../core/notice.ts'
import type { BoardResult } from '../core/refusal.ts'

/** One unit of work: all of it is written or nothing. */
export type BoardTransaction = {
  /** The notice of an id, which stays as it is until the end of the unit of work. */
  readonly findNotice: (id: string) => Promise<Notice | undefined>
  /** Writes a notice in the place of the one with the same id. */
  readonly putNotice: (notice: Notice) => Promise<void>
  readonly removeNotice: (id: string) => Promise<void>
  /** Adds a line to the audit log of staff. */
  readonly note: (change: BoardChange) => Promise<void>
}

/** What is kept of boards. */
export type BoardStorage = {
  /** Runs a unit of work; where it answers a refusal, nothing of it is kept. */
  readonly transaction: <T>(
    work: (tx: BoardTransaction) => Promise<BoardResult<T>>,
  ) => Promise<BoardResult<T>>
  /** Every notice, also those that are over; the last day that is furthest ahead comes first. */
  readonly notices: () => Promise<readonly Notice[]>
  /** Those that nobody has ended and whose last day is this one or later. */
  readonly noticesSince: (day: Temporal.PlainDate) => Promise<readonly Notice[]>
}
