import type { Delivery } from '../core/delivery.ts'

/** How much waits to go out, and since when the oldest is overdue; null where nothing is. */
export type Backlog = {
  readonly waiting: number
  readonly overdue: number
  readonly oldest: Temporal.Instant | null
}

/** The deliveries that storage keeps; they are put there by whoever makes the change. */
export type Queue = {
  /** What is to be tried now, the longest waiting first. */
  readonly due: (now: Temporal.Instant, limit: number) => Promise<readonly Delivery[]>
  /** Keeps a delivery from others until an instant; false where somebody else has it or it is gone. */
  readonly lease: (delivery: Delivery, until: Temporal.Instant) => Promise<boolean>
  readonly finish: (id: string) => Promise<void>
  /** Notes a failed attempt; the error is for whoever runs the installation and must name nobody. */
  readonly postpone: (id: string, attempts: number, next: Temporal.Instant, error: string) => Promise<void>
  readonly backlog: (now: Temporal.Instant) => Promise<Backlog>
}
