import { type LastBackup, lastBackup } from '../../../adapters/backup/last-backup.ts'
import { daysKept } from '../../../booking/core/retention.ts'
import type { Backlog } from '../../../delivery/ports/queue.ts'
import type { Content } from '../../../information/loader/content.ts'
import { invitationHours } from '../../../staff/core/invitation.ts'
import { idleHours, mostDays } from '../../../staff/core/session.ts'
import type { Finding } from '../../commands/checks/finding.ts'
import { shownAddress } from '../../commands/database-of.ts'
import { atMostEvery, versionOfProject } from '../../health.ts'
import type { WorkspaceNeeds } from '../workspace.ts'
import { askDoctor } from './ask-doctor.ts'

/** How long is kept what people leave here; hours and days. */
export type Kept = {
  readonly contactHours: number
  readonly bookingDays: number
  readonly sessionDays: number
  readonly idleHours: number
  readonly invitationHours: number
}

/** What is content and not in the database: names in German, in the order of content. */
export type ContentLists = Readonly<
  Record<'offices' | 'topics' | 'guides' | 'languages' | 'counsellorLanguages', readonly string[]>
>

/** How the installation is. */
export type InstallationReport = {
  readonly findings: readonly Finding[]
  readonly version: string
  readonly node: string
  readonly engine: 'sqlite' | 'postgres'
  readonly database: string
  readonly demonstration: boolean
  readonly siteUrl: string | undefined
  readonly outbox: Backlog
  readonly backup: LastBackup | undefined
  readonly kept: Kept
  readonly content: ContentLists
}

type Needs = Pick<WorkspaceNeeds, 'booking' | 'content' | 'environment' | 'queue'>

const listsOf = ({ district, offices, topics, guides }: Content): ContentLists => ({
  offices: offices.map(({ name }) => name),
  topics: topics.map(({ texts }) => texts.de.name),
  guides: guides.map(({ source }) => source.head.title),
  languages: district.languages,
  counsellorLanguages: district.counsellorLanguages,
})

/** Who opens the page again within this time is shown what was seen. Milliseconds. */
const freshFor = 5_000

/** Makes what looks at the whole installation, with what its doctor says. */
export const lookAtInstallation = (needs: Needs) => {
  const examine = atMostEvery(freshFor, askDoctor)
  return async (): Promise<InstallationReport> => {
    const { booking, content, environment, queue } = needs
    return {
      findings: await examine(),
      version: versionOfProject(),
      node: process.versions.node,
      engine: environment.database.kind,
      database: shownAddress(environment.database),
      demonstration: environment.demonstration,
      siteUrl: environment.siteUrl,
      outbox: await queue.backlog(booking.clock.now()),
      backup: lastBackup(environment.dataFolder),
      kept: {
        ...{ contactHours: booking.policy.retentionHours, bookingDays: daysKept },
        ...{ sessionDays: mostDays, idleHours, invitationHours },
      },
      content: listsOf(content),
    }
  }
}
