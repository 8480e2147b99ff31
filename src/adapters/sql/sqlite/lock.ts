/** Lets one at a time through, in the order of asking. */
export type Lock = {
  /** Waits for the turn; the answer ends it. */
  readonly acquire: () => Promise<() => void>
}

/** A lock within this process. */
export const createLock = (): Lock => {
  let last: Promise<void> = Promise.resolve()
  const acquire = async (): Promise<() => void> => {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    await before
    return resolve
  }
  return { acquire }
}
