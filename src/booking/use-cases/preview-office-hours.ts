import { previewOfficeHours } from '../core/preview-office-hours.ts'
import { refused } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { PreviewOfficeHours } from './staff-signatures.ts'

/** Works out what a rule would yield, for who is writing it; it reads what the timetable knows, and writes nothing. */
export const makePreviewOfficeHours =
  ({ timetable, clock }: Pick<BookingDependencies, 'timetable' | 'clock'>): PreviewOfficeHours =>
  async rule => {
    const { counsellors, closures } = await timetable.district()
    const counsellor = counsellors.get(rule.counsellor)
    if (!counsellor) return refused({ kind: 'counsellor-unknown' })
    return previewOfficeHours(rule, counsellor, clock.now(), closures)
  }
