/** The right to use a database, which one has at a time. */
export type Turns = {
  /** Waits for the asker's turn, behind all who asked before. */
  readonly take: () => Promise<void>
  /** Gives the turn to who has waited longest. */
  readonly end: () => void
}

/** Turns that nobody has asked for yet. */
export const createTurns = (): Turns => {
  const waiting: (() => void)[] = []
  let taken = false
  return {
    take: () => {
      if (taken) return new Promise(resolve => waiting.push(resolve))
      taken = true
      return Promise.resolve()
    },
    end: () => {
      const next = waiting.shift()
      if (next) next()
      else taken = false
    },
  }
}
