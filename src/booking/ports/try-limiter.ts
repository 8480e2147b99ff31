/** Counts wrong tries for a key. */
export type TryLimiter = {
  /** Seconds until the next try is allowed; 0 where it is allowed now. */
  readonly wait: (key: string) => Promise<number>
  readonly fail: (key: string) => Promise<void>
}
