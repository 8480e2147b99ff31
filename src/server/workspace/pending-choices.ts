import type { Clock } from '../../booking/ports/clock.ts'
import type { Sealer } from '../../booking/ports/sealer.ts'
import type { ConnectInput } from '../../calendars/use-cases/connect-calendar.ts'

/** Calendars that an account turned out to have, and what was typed to find them. */
export type PendingChoice = {
  readonly calendars: readonly { readonly address: string; readonly label: string }[]
  readonly input: ConnectInput
}

/** What waits until somebody has chosen one of several calendars: one for each account of staff. */
export type PendingChoices = {
  readonly put: (account: string, choice: PendingChoice) => void
  readonly find: (account: string) => PendingChoice | undefined
  readonly drop: (account: string) => void
}

/** How long somebody may take to choose. */
const minutes = 10

type Kept = {
  readonly calendars: PendingChoice['calendars']
  readonly sealed: string
  readonly until: Temporal.Instant
}

/**
 * Keeps what was typed for minutes, in memory and sealed. The password does not go back into a page, and it need not be typed again:
 * Nextcloud shows an app password only once. A server that was started anew, or another one beside it, knows nothing of it; then
 * she types it again.
 */
export const createPendingChoices = ({
  clock,
  sealer,
}: {
  readonly clock: Clock
  readonly sealer: Pick<Sealer, 'seal' | 'open'>
}): PendingChoices => {
  const kept = new Map<string, Kept>()
  const forgetOld = (): void => {
    const now = clock.now()
    for (const [account, { until }] of kept)
      if (Temporal.Instant.compare(until, now) <= 0) kept.delete(account)
  }
  return {
    put: (account, { calendars, input }) => {
      forgetOld()
      const sealed = sealer.seal(JSON.stringify(input), account)
      kept.set(account, { calendars, sealed, until: clock.now().add({ minutes }) })
    },
    find: account => {
      forgetOld()
      const found = kept.get(account)
      if (!found) return undefined
      const input: ConnectInput = JSON.parse(sealer.open(found.sealed, account))
      return { calendars: found.calendars, input }
    },
    drop: account => {
      kept.delete(account)
    },
  }
}
