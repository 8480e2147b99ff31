import { berlinDate } from '../../../booking/core/berlin.ts'
import type { WorkspaceNeeds } from '../workspace.ts'
import { type CounsellorEntry, counsellorEntries } from './counsellor-entries.ts'

export type ReadNeeds = Pick<WorkspaceNeeds, 'booking' | 'calendars' | 'keeper'>

/** Reads all counsellors with what hangs on them. */
export const readCounsellors = async ({
  booking,
  calendars,
  keeper,
}: ReadNeeds): Promise<readonly CounsellorEntry[]> => {
  const { storage, clock } = booking
  const [district, statuses, feeds, invitations] = await Promise.all([
    storage.district(),
    calendars.showStatus(),
    storage.feeds(),
    keeper.invitations(),
  ])
  const links = {
    statuses,
    feeds: feeds.filter(({ scope }) => scope === 'counsellor'),
    mailed: new Set(invitations.map(({ counsellor }) => counsellor)),
  }
  return counsellorEntries(district, links, berlinDate(clock.now()).toString())
}
