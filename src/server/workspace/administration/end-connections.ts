import type { Deed, WorkResult } from '../acting.ts'
import { type Actor, lineOf, notAllowed } from '../acting.ts'
import type { WorkspaceNeeds } from '../workspace.ts'
import { type ReadNeeds, readCounsellors } from './read-counsellors.ts'

/** What was ended: calendars, copies that their servers did not give back, calendar addresses, and mails. */
export type EndedConnections = {
  readonly calendars: number
  readonly left: number
  readonly feeds: number
  readonly mails: boolean
}

type Needs = ReadNeeds & Pick<WorkspaceNeeds, 'note'>

const disconnectAll = async (
  { booking, calendars, keeper }: Needs,
  counsellor: string,
  note: (deed: Deed) => Promise<void>,
) => {
  const connections = (await keeper.connections()).filter(each => each.counsellor === counsellor)
  let left = 0
  for (const { id } of connections) {
    await note({ what: 'disconnected-calendar', subject: id })
    left += (await calendars.disconnect(id))?.left ?? 0
  }
  const feeds = (await booking.storage.feeds()).filter(
    ({ scope, target }) => scope === 'counsellor' && target === counsellor,
  )
  for (const { id } of feeds) {
    await note({ what: 'revoked-feed', subject: id })
    await booking.storage.revokeFeed(id)
  }
  return { calendars: connections.length, left, feeds: feeds.length }
}

/**
 * Ends what reads and writes a counsellor's appointments elsewhere, once she has no office hours or a last day. Each is in the
 * log before it is done; done twice, the second finds nothing.
 */
export const endConnections =
  (needs: Needs) =>
  async (actor: Actor, counsellor: string): Promise<WorkResult<EndedConnections>> => {
    const entry = (await readCounsellors(needs)).find(({ id }) => id === counsellor)
    if (!entry) return { ok: false, refusal: { kind: 'counsellor-unknown' } }
    if (entry.hours.kind === 'until' && entry.hours.last === null) return notAllowed
    const note = (deed: Deed) => needs.note(lineOf(needs.booking, actor, deed))
    const ended = await disconnectAll(needs, counsellor, note)
    if (entry.mails) {
      await note({ what: 'changed-mails', subject: counsellor, detail: 'off' })
      await needs.keeper.removeInvitation(counsellor)
    }
    return { ok: true, value: { ...ended, mails: entry.mails } }
  }
