import type { LogLine } from '../../booking/ports/records.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import type { CalendarKeeper } from '../../calendars/ports/keeper.ts'
import type { Environment } from '../../config/environment.ts'
import type { Queue } from '../../delivery/ports/queue.ts'
import type { Content } from '../../information/loader/content.ts'
import type { StaffCounts } from '../../staff/ports/storage.ts'
import type { ConnectedCalendars } from '../connected-calendars.ts'
import { type Administration, makeAdministration } from './administration.ts'
import { type Agendas, makeAgendas } from './agendas.ts'
import { type Desk, makeDesk } from './desk.ts'
import { type Links, makeLinks } from './links.ts'
import { makeNumberRoom, type NumberRoom } from './number-room.ts'
import { makeOverviews, type Overviews } from './overviews.ts'
import { makePlanning, type Planning } from './planning.ts'

/**
 * What staff do, each first by who does it. Whether she may, for whom, and the line in the log are seen to here; pages only ask.
 */
export type Workspace = {
  /** What stands in calendars. */
  readonly agendas: Agendas
  /** Office hours and absences. */
  readonly planning: Planning
  /** People who come today, and booking for who stands there or calls. */
  readonly desk: Desk
  /** Calendars that are connected, calendar addresses, and mails for calendars. */
  readonly links: Links
  /** Numbers that help to plan. */
  readonly numbers: NumberRoom
  /** Counsellors, teams, the installation. */
  readonly administration: Administration
  /** What somebody sees first. */
  readonly overviews: Overviews
}

/** All that the workspace is put together from. */
export type WorkspaceNeeds = {
  readonly booking: BookingDependencies
  readonly content: Content
  readonly environment: Environment
  readonly calendars: ConnectedCalendars
  readonly keeper: CalendarKeeper
  readonly queue: Queue
  /** How many people there are who sign in. */
  readonly countStaff: () => Promise<StaffCounts>
  /** Writes a line of the log where no unit of work of booking does: before what it says is done. */
  readonly note: (line: LogLine) => Promise<void>
}

/** Puts the workspace together. */
export const makeWorkspace = (needs: WorkspaceNeeds): Workspace => ({
  agendas: makeAgendas(needs.booking),
  links: makeLinks(needs),
  planning: makePlanning(needs.booking),
  desk: makeDesk(needs.booking),
  numbers: makeNumberRoom(needs),
  administration: makeAdministration(needs),
  overviews: makeOverviews(needs),
})
