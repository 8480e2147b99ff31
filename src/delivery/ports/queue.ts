import type { Delivery } from '../core/delivery.ts'

/** How much waits to go out, and since when the oldest is overdue; null where nothing is. */
export type Backlog = {
  readonly waiting: number
  readonly overdue: number
  /** Given up: somebody has to look at them. */
  readonly dead: number
  readonly oldest: Temporal.Instant | null
}

/** The deliveries that storage keeps; they are put there by whoever makes the change. */
export type Queue = {
  /** What is to be tried now, the longest waiting first, and of one kind about one subject the first in order; of some kinds only, where they are named. */
  readonly due: (
    now: Temporal.Instant,
    limit: number,
    kinds?: readonly string[] | undefined,
    /** Details that are left out: what waits for these is not even looked at. */
    without?: readonly string[] | undefined,
  ) => Promise<readonly Delivery[]>
  /** Keeps a delivery from others until an instant; false where somebody else has it or it is gone. */
  readonly lease: (delivery: Delivery, until: Temporal.Instant) => Promise<boolean>
  readonly finish: (id: string) => Promise<void>
  /** Notes a failed attempt; the error is for whoever runs the installation and must name nobody. */
  readonly postpone: (id: string, attempts: number, next: Temporal.Instant, error: string) => Promise<void>
  /** Gives a delivery up: it is kept, and tried no more until somebody says so. */
  readonly bury: (id: string, now: Temporal.Instant, error: string) => Promise<void>
  /** Tries all again that were given up, and says how many there were. */
  readonly revive: (now: Temporal.Instant) => Promise<number>
  readonly backlog: (now: Temporal.Instant) => Promise<Backlog>
}
