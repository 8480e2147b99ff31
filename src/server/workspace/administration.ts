import type { Counsellor } from '../../booking/core/counsellor.ts'
import type { Team } from '../../booking/core/team.ts'
import type { CounsellorDetails } from '../../booking/use-cases/district-signatures.ts'
import { makeLeave } from '../../booking/use-cases/leave.ts'
import { makeAddCounsellor, makeChangeCounsellor } from '../../booking/use-cases/save-counsellor.ts'
import { makeRemoveTeam, makeSaveTeam } from '../../booking/use-cases/save-team.ts'
import type { HandOverAnswer, Leave } from '../../booking/use-cases/staff-signatures.ts'
import { type Actor, type Deed, lineOf, logging, type WorkResult } from './acting.ts'
import type { CounsellorEntry } from './administration/counsellor-entries.ts'
import { type EndedConnections, endConnections } from './administration/end-connections.ts'
import { handedOver, handOverDays, type Substitution } from './administration/hand-over-days.ts'
import { loggingTeams } from './administration/logging-teams.ts'
import { type InstallationReport, lookAtInstallation } from './administration/look-at-installation.ts'
import { only } from './administration/only.ts'
import { openFeedsFor } from './administration/open-feeds-for.ts'
import { readCounsellors } from './administration/read-counsellors.ts'
import { type BackupDownload, takeBackup } from './administration/take-backup.ts'
import type { WorkspaceNeeds } from './workspace.ts'

export type { CounsellorEntry, EndedConnections, InstallationReport, Substitution }

type Answer<T> = Promise<WorkResult<T>>

/** What administrators do to the district and its installation. Whoever may not, gets `not-allowed`. */
export type Administration = {
  readonly counsellors: (actor: Actor) => Answer<readonly CounsellorEntry[]>
  readonly addCounsellor: (actor: Actor, details: CounsellorDetails) => Answer<Counsellor>
  readonly changeCounsellor: (
    actor: Actor,
    details: CounsellorDetails & { readonly id: string },
  ) => Answer<Counsellor>
  /** Ends a counsellor's office hours; her calendars and addresses stay until somebody ends them. */
  readonly leave: (actor: Actor, leaving: Parameters<Leave>[0]) => Answer<HandOverAnswer>
  /** Gives what is booked on some days to a colleague. */
  readonly handOver: (actor: Actor, substitution: Substitution) => Answer<HandOverAnswer>
  /** Ends the calendars, addresses and mails of somebody whose office hours end. */
  readonly endConnections: (actor: Actor, counsellor: string) => Answer<EndedConnections>
  readonly teams: (actor: Actor) => Answer<readonly Team[]>
  readonly saveTeam: (
    actor: Actor,
    team: Omit<Team, 'id'> & { readonly id?: string | undefined },
  ) => Answer<Team>
  readonly removeTeam: (actor: Actor, id: string) => Answer<Team>
  readonly installation: (actor: Actor) => Answer<InstallationReport>
  readonly takeBackup: (actor: Actor) => Answer<BackupDownload>
}

type People = Pick<
  Administration,
  'counsellors' | 'addCounsellor' | 'changeCounsellor' | 'leave' | 'handOver' | 'endConnections'
>

const makePeople = (needs: WorkspaceNeeds): People => {
  const { booking } = needs
  return {
    counsellors: only('manage-counsellors', async () => ({ ok: true, value: await readCounsellors(needs) })),
    addCounsellor: only('manage-counsellors', async (actor, details: CounsellorDetails) => {
      const deed = ({ id }: Counsellor) => ({ what: 'added-counsellor', subject: id }) as const
      const added = await makeAddCounsellor(loggingTeams(booking, actor, deed))(details)
      // Her first calendar address. Where the process ends between the two, the next start makes it.
      if (added.ok) await openFeedsFor(needs, actor)
      return added
    }),
    changeCounsellor: only(
      'manage-counsellors',
      (actor, details: CounsellorDetails & { readonly id: string }) => {
        const deed = { what: 'changed-counsellor', subject: details.id } as const
        return makeChangeCounsellor(loggingTeams(booking, actor, () => deed))(details)
      },
    ),
    leave: only('manage-counsellors', (actor, leaving: Parameters<Leave>[0]) => {
      const { counsellor: subject, last, colleague } = leaving
      const detail = colleague === undefined ? last : `${last} ${colleague}`
      const deeds = (answer: HandOverAnswer): readonly Deed[] => [
        { what: 'let-counsellor-go', subject, detail },
        ...handedOver(subject, colleague, answer),
      ]
      return makeLeave(logging(booking, actor, deeds))(leaving)
    }),
    handOver: only('manage-counsellors', handOverDays(booking)),
    endConnections: only('manage-counsellors', endConnections(needs)),
  }
}

/**
 * A team's calendar addresses end with it: whoever has one would read an empty calendar and think that nobody comes. They end
 * first, so that what was interrupted can be done again from the team's page.
 */
const endFeedsOf = async ({ booking, note }: WorkspaceNeeds, actor: Actor, team: string): Promise<void> => {
  for (const { id, scope, target } of await booking.storage.feeds()) {
    if (scope !== 'team' || target !== team) continue
    await note(lineOf(booking, actor, { what: 'revoked-feed', subject: id, detail: scope }))
    await booking.storage.revokeFeed(id)
  }
}

const makeTeams = (needs: WorkspaceNeeds): Pick<Administration, 'teams' | 'saveTeam' | 'removeTeam'> => {
  const { booking } = needs
  return {
    teams: only('manage-teams', async () => ({
      ok: true,
      value: (await booking.timetable.district()).teams,
    })),
    saveTeam: only('manage-teams', (actor, team: Parameters<Administration['saveTeam']>[1]) => {
      const deed = ({ id }: Team) => ({ what: 'saved-team', subject: id }) as const
      return makeSaveTeam(loggingTeams(booking, actor, deed))(team)
    }),
    removeTeam: only('manage-teams', async (actor, id: string) => {
      const deed = { what: 'removed-team', subject: id } as const
      await endFeedsOf(needs, actor, id)
      return makeRemoveTeam(logging(booking, actor, () => deed))(id)
    }),
  }
}

/** Makes what administrators do. */
export const makeAdministration = (needs: WorkspaceNeeds): Administration => {
  const look = lookAtInstallation(needs)
  return {
    ...makePeople(needs),
    ...makeTeams(needs),
    installation: only('run-doctor', async () => ({ ok: true, value: await look() })),
    takeBackup: only('take-backup', takeBackup(needs)),
  }
}
