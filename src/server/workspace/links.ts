import { makeOwnConnections, type OwnConnections } from './own-connections.ts'
import { makeOwnMails, type OwnMails } from './own-mails.ts'
import { createPendingChoices } from './pending-choices.ts'
import { makeReachedFeeds, type ReachedFeeds } from './reached-feeds.ts'
import type { WorkspaceNeeds } from './workspace.ts'

/** How appointments come into calendars that are in use anyway. */
export type Links = {
  /** Calendars that Lotse writes into and reads busy times from: each counsellor her own. */
  readonly connections: OwnConnections
  /** Addresses that calendars fetch appointments from. */
  readonly feeds: ReachedFeeds
  /** Mails with each appointment: each counsellor her own. */
  readonly mails: OwnMails
}

/** Makes what connects calendars for who may. */
export const makeLinks = (needs: WorkspaceNeeds): Links => ({
  connections: makeOwnConnections(needs, createPendingChoices(needs.booking)),
  feeds: makeReachedFeeds(needs),
  mails: makeOwnMails(needs),
})
