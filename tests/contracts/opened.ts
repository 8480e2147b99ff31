import { done } from '../../src/booking/core/result.ts'
import type { Counts } from '../../src/booking/ports/storage.ts'
import type { Transaction } from '../../src/booking/ports/transaction.ts'
import type { AnyStorage } from '../builders/installation.ts'

/** The storage of the test that runs. */
export type Opened = () => AnyStorage

/** Does something in one unit of work that is not refused. */
export const writeTo =
  (opened: Opened) =>
  <T>(work: (tx: Transaction) => Promise<T>) =>
    opened().storage.transaction(async tx => done(await work(tx)))

export const empty: Counts = {
  ...{ bookings: 0, holds: 0, claims: 0, outbox: 0 },
  ...{ history: 0, events: 0, idempotency: 0, waiting: 0 },
}

/** Every quantum that the tests use. */
export const everything = { from: 0, to: 10_000 }
