import type { CounsellorFile } from '../schema/counsellor.ts'
import type { District } from '../schema/district.ts'
import type { OfficeFile } from '../schema/office.ts'
import type { OfficeHoursFile } from '../schema/office-hours.ts'
import type { OfficeKindFile } from '../schema/office-kind.ts'
import type { PaperFile } from '../schema/paper.ts'
import type { TeamFile } from '../schema/team.ts'
import type { TermFile } from '../schema/term.ts'
import type { TopicFile } from '../schema/topic.ts'
import type { TownFile } from '../schema/town.ts'
import type { Folder } from './read-folder.ts'
import type { GuideDraft } from './read-guides.ts'

/** What was read from content/ before it is known to be right: what could not be read is undefined and reported. */
export type Draft = {
  readonly district: District | undefined
  readonly guides: Folder<GuideDraft>
  readonly terms: Folder<TermFile>
  readonly papers: Folder<PaperFile>
  readonly topics: Folder<TopicFile>
  readonly officeKinds: Folder<OfficeKindFile>
  readonly offices: Folder<OfficeFile>
  readonly towns: Folder<TownFile>
  readonly counsellors: readonly CounsellorFile[] | undefined
  readonly officeHours: readonly OfficeHoursFile[] | undefined
  readonly teams: readonly TeamFile[] | undefined
}
