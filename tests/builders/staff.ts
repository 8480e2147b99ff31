import { makeAddException } from '../../src/booking/use-cases/add-exception.ts'
import { makeCancelByCounsellor } from '../../src/booking/use-cases/cancel-by-counsellor.ts'
import { makeChangeOfficeHours } from '../../src/booking/use-cases/change-office-hours.ts'
import type { BookingDependencies } from '../../src/booking/use-cases/dependencies.ts'
import { makeHandOverBookings } from '../../src/booking/use-cases/hand-over-bookings.ts'
import { makeLeave } from '../../src/booking/use-cases/leave.ts'
import { makeMarkAttendance } from '../../src/booking/use-cases/mark-attendance.ts'
import { makeMoveByCounsellor } from '../../src/booking/use-cases/move-by-counsellor.ts'
import { makeMoveException } from '../../src/booking/use-cases/move-exception.ts'
import { makePreviewOfficeHours } from '../../src/booking/use-cases/preview-office-hours.ts'
import { makeRemoveException } from '../../src/booking/use-cases/remove-exception.ts'
import { makeReportSick } from '../../src/booking/use-cases/report-sick.ts'
import { makeAddCounsellor } from '../../src/booking/use-cases/save-counsellor.ts'
import { makeRemoveTeam } from '../../src/booking/use-cases/save-team.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import type { Installation } from './installation.ts'

/** What counsellors do, on an installation. */
export const theStaff = (needs: BookingDependencies) => ({
  cancelByCounsellor: makeCancelByCounsellor(needs),
  moveByCounsellor: makeMoveByCounsellor(needs),
  markAttendance: makeMarkAttendance(needs),
  changeOfficeHours: makeChangeOfficeHours(needs),
  previewOfficeHours: makePreviewOfficeHours(needs),
  addException: makeAddException(needs),
  moveException: makeMoveException(needs),
  removeException: makeRemoveException(needs),
  reportSick: makeReportSick(needs),
  handOverBookings: makeHandOverBookings(needs),
  leave: makeLeave(needs),
  addCounsellor: makeAddCounsellor(needs),
  removeTeam: makeRemoveTeam(needs),
})

export type Staff = ReturnType<typeof theStaff>

/** The events in a counsellor's feed, as a calendar reads them. */
export const calendarOf = async (
  { listFeeds, readFeed, texts }: Pick<Installation, 'listFeeds' | 'readFeed' | 'texts'>,
  counsellor: string,
) => {
  const secret = (await listFeeds()).find(feed => feed.id === counsellor)?.secret ?? ''
  const events = (await (await readFeed(secret))?.events()) ?? []
  return readEvents(texts.feed({ name: 'n', description: 'd', events: events.map(({ text }) => text) }).text)
}

/** All that is stored: to see that nothing was written. */
export const everythingStored = async ({ storage, clock }: Pick<Installation, 'storage' | 'clock'>) => ({
  counts: await storage.counts(),
  claims: await storage.claims({ from: 0, to: 99_999_999 }, clock.now()),
  district: await storage.district(),
  counters: await storage.counters('2000-01-01', '2099-12-31'),
})
