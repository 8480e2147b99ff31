import { lastBackup } from '../../adapters/backup/last-backup.ts'
import { berlinDate, dayBegins } from '../../booking/core/berlin.ts'
import type { BookingSummary } from '../../booking/core/booking.ts'
import { makeFindSlots } from '../../booking/use-cases/find-slots.ts'
import { makeReadAgenda } from '../../booking/use-cases/read-agenda.ts'
import type { Light } from '../../calendars/core/status.ts'
import { may } from '../../staff/core/may.ts'
import type { Actor, WorkResult } from './acting.ts'
import type { CounsellorEntry } from './administration/counsellor-entries.ts'
import { only } from './administration/only.ts'
import { readCounsellors } from './administration/read-counsellors.ts'
import type { WorkspaceNeeds } from './workspace.ts'

/** A counsellor's day, as she wants to know it at 8:55. */
export type OwnDay = {
  readonly label: string
  /** Appointments of today that are not cancelled. */
  readonly today: number
  /** The next one that is not over, today or later; null where there is none in the next weeks. */
  readonly next: Pick<BookingSummary, 'id' | 'reference' | 'start' | 'topic' | 'language'> | null
  /** Free slots in the next two weeks, `freeMost` at most. */
  readonly free: number
  readonly hasHours: boolean
  /** Of her own calendar that is worst; null where none is connected. */
  readonly light: Light | null
}

/** What an installation has of what it needs, and whom it still has to be told to. */
export type FirstSteps = {
  readonly counsellors: number
  /** The first, by label, who has no office hours yet. */
  readonly withoutHours: Pick<CounsellorEntry, 'id' | 'label'> | null
  readonly accounts: number
  readonly openInvitations: number
  /** Whether readers can book with somebody. */
  readonly bookable: boolean
  /** Whether some calendar is connected, or fetches its appointments. */
  readonly calendar: boolean
  readonly backup: boolean
  /** Who has no office hours any more, and whose calendars still read and write. */
  readonly left: readonly Pick<CounsellorEntry, 'id' | 'label'>[]
}

/** What is shown first to whom. */
export type Overviews = {
  /** Null where her account is no counsellor's, or her role does not work on appointments. */
  readonly ownDay: (actor: Actor) => Promise<OwnDay | null>
  readonly firstSteps: (actor: Actor) => Promise<WorkResult<FirstSteps>>
}

/** More are not counted. */
export const freeMost = 200
const freeDays = 14
const nextDays = 56

const readOwnDay = (needs: WorkspaceNeeds) => {
  const { booking } = needs
  const readAgenda = makeReadAgenda(booking)
  const findSlots = makeFindSlots(booking)
  return async ({ counsellor, role }: Actor): Promise<OwnDay | null> => {
    if (counsellor === null || !may(role, 'work-own-calendar')) return null
    const entry = (await readCounsellors(needs)).find(({ id }) => id === counsellor)
    if (!entry) return null
    const now = booking.clock.now()
    const today = berlinDate(now)
    const [from, tomorrow] = [dayBegins(today), dayBegins(today.add({ days: 1 }))]
    const to = from.add({ hours: nextDays * 24 })
    const { appointments } = await readAgenda({ counsellors: [counsellor], from, to })
    const there = appointments.filter(({ status }) => status !== 'cancelled')
    const { slots } = await findSlots({
      ...{ counsellor, to: now.add({ hours: freeDays * 24 }), limit: freeMost },
    })
    return {
      label: entry.label,
      today: there.filter(({ start }) => Temporal.Instant.compare(start, tomorrow) < 0).length,
      next:
        there.find(({ status, start }) => status === 'booked' && Temporal.Instant.compare(start, now) > 0) ??
        null,
      free: slots.length,
      hasHours: entry.hours.kind === 'until',
      light: entry.light,
    }
  }
}

const readFirstSteps = async (needs: WorkspaceNeeds): Promise<FirstSteps> => {
  const { booking, environment, countStaff } = needs
  const [entries, staff, feeds] = await Promise.all([
    readCounsellors(needs),
    countStaff(),
    booking.storage.feeds(),
  ])
  const today = berlinDate(booking.clock.now()).toString()
  const rules = (await booking.timetable.district()).offer.map(({ rule }) => rule)
  return {
    counsellors: entries.length,
    withoutHours: entries.find(({ hours }) => hours.kind === 'never') ?? null,
    accounts: staff.ofCounsellors,
    openInvitations: staff.openInvitations,
    bookable: rules.some(
      ({ access, validTo }) => access !== 'walk-in' && (validTo === null || validTo >= today),
    ),
    calendar: entries.some(({ connections }) => connections > 0) || feeds.some(({ fetched }) => fetched),
    backup: lastBackup(environment.dataFolder) !== undefined,
    left: entries.filter(
      ({ hours, connections, feeds: own, mails }) =>
        hours.kind === 'ended' && (connections > 0 || own > 0 || mails),
    ),
  }
}

/** Makes what is shown first. */
export const makeOverviews = (needs: WorkspaceNeeds): Overviews => ({
  ownDay: readOwnDay(needs),
  firstSteps: only('run-doctor', async () => ({ ok: true, value: await readFirstSteps(needs) })),
})
