import { randomUUID } from 'node:crypto'
import { type BusyQuanta, closedObject, everAfter } from '../../calendars/core/busy-time.ts'
import type { Connection } from '../../calendars/core/connection.ts'
import { changedByHand } from '../../calendars/core/remote-event.ts'
import type { BusyChange, CalendarKeeper } from '../../calendars/ports/keeper.ts'
import type { State } from './state.ts'
import { transactionOn } from './transaction.ts'

type Turns = <T>(work: () => Promise<T>) => Promise<T>

const removeWhere = <V>(map: Map<string, V>, unwanted: (value: V) => boolean): void => {
  for (const [key, value] of map) if (unwanted(value)) map.delete(key)
}

const putBusy = (state: State, { id, counsellor }: Connection, busy: readonly BusyQuanta[]): void => {
  for (const one of busy)
    state.busy.set(JSON.stringify([id, one.object, one.from]), { ...one, connection: id, counsellor })
}

const removeBusy = (state: State, id: string, change: BusyChange): void =>
  removeWhere(
    state.busy,
    ({ connection, object }) =>
      connection === id && (change.whole || object === closedObject || change.objects.includes(object)),
  )

const keyOf = (connection: string, booking: string): string => JSON.stringify([connection, booking])

const copiesIn = (current: () => State, turns: Turns) =>
  ({
    noteCopy: (connection, booking) =>
      turns(async () => {
        const key = keyOf(connection, booking)
        const copy = current().remoteEvents.get(key) ?? {
          ...{ connection, booking, etag: null, written: null, byHand: null },
        }
        current().remoteEvents.set(key, copy)
        return copy
      }),
    findCopy: async (connection, booking) => current().remoteEvents.get(keyOf(connection, booking)),
    copies: async connection =>
      [...current().remoteEvents.values()]
        .filter(copy => copy.connection === connection)
        .toSorted((a, b) => (a.booking < b.booking ? -1 : 1)),
    putCopy: copy =>
      turns(async () => {
        const key = keyOf(copy.connection, copy.booking)
        if (current().remoteEvents.has(key)) current().remoteEvents.set(key, copy)
      }),
    removeCopy: (connection, booking) =>
      turns(async () => {
        current().remoteEvents.delete(keyOf(connection, booking))
      }),
  }) satisfies Partial<CalendarKeeper>

/** What is kept about counsellors' calendars, until the process ends. */
export const createMemoryKeeper = (current: () => State, turns: Turns): CalendarKeeper => {
  const change = (id: string, changes: Partial<Connection>) =>
    turns(async () => {
      const found = current().connections.get(id)
      if (found) current().connections.set(id, { ...found, ...changes })
      return found !== undefined
    })
  return {
    ...copiesIn(current, turns),
    connections: async () =>
      [...current().connections.values()].toSorted(
        (a, b) => Temporal.Instant.compare(a.created, b.created) || (a.id < b.id ? -1 : 1),
      ),
    find: async id => current().connections.get(id),
    add: connection =>
      turns(async () => {
        current().connections.set(connection.id, connection)
      }),
    remove: id =>
      turns(async () => {
        const state = current()
        removeWhere(state.outbox, ({ kind, detail }) => kind === 'calendar' && detail === id)
        removeWhere(state.remoteEvents, ({ connection }) => connection === id)
        removeWhere(state.busy, ({ connection }) => connection === id)
        state.connections.delete(id)
      }),
    reseal: async (id, former, sealed) =>
      current().connections.get(id)?.sealed === former && change(id, { sealed }),
    setWhenStale: async (id, whenStale) => {
      await change(id, { whenStale })
      if (whenStale === 'keep')
        await turns(async () => removeBusy(current(), id, { whole: false, objects: [], busy: [] }))
    },
    notePush: async (id, pushed, pushFault) =>
      void (await change(id, pushFault === null ? { pushed, pushFault } : { pushFault })),
    noteReading: async (connection, found, { at, mark, whole }) => {
      const { id } = connection
      if (await change(id, { read: at, readFault: null, mark, whole }))
        await turns(async () => {
          removeBusy(current(), id, found)
          putBusy(current(), connection, found.busy)
        })
    },
    noteUnread: async (id, readFault) => void (await change(id, { readFault })),
    close: (connection, from) =>
      turns(async () => {
        if (current().connections.get(connection.id)?.whenStale !== 'close') return
        removeBusy(current(), connection.id, { whole: false, objects: [], busy: [] })
        putBusy(current(), connection, [{ object: closedObject, from, to: everAfter }])
      }),
    pushAgain: (connection, booking, due) =>
      turns(() =>
        transactionOn(current()).outbox.put({
          ...{ id: randomUUID(), kind: 'calendar', subject: booking, detail: connection, due },
        }),
      ),
    backlog: async () => {
      const copies = [...current().outbox.values()].filter(({ kind }) => kind === 'calendar')
      return new Map(
        [...Map.groupBy(copies, ({ detail }) => detail)].map(([connection, all]) => [
          connection,
          {
            waiting: all.filter(({ dead }) => !dead).length,
            dead: all.filter(({ dead }) => dead).length,
            oldest: all.map(({ due }) => due).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b)),
          },
        ]),
      )
    },
    hurry: (connection, now) =>
      turns(async () => {
        for (const [id, delivery] of current().outbox)
          if (delivery.kind === 'calendar' && delivery.detail === connection)
            current().outbox.set(id, { ...delivery, dead: false, attempts: 0, due: now, next: now })
      }),
    putBack: (copy, counsellor, due) =>
      turns(async () => {
        const { connection, booking: subject } = copy
        const key = keyOf(connection, subject)
        if (current().remoteEvents.has(key)) current().remoteEvents.set(key, copy)
        const { outbox } = transactionOn(current())
        await outbox.put({ id: randomUUID(), kind: 'calendar', subject, detail: connection, due })
        const detail = `${counsellor}.${changedByHand}`
        if (current().invitations.has(counsellor))
          await outbox.put({ id: randomUUID(), kind: 'invitation', subject, detail, due })
      }),
    retire: async id => {
      await change(id, { writes: false, reads: false })
      await turns(async () =>
        removeWhere(current().outbox, ({ kind, detail }) => kind === 'calendar' && detail === id),
      )
    },
    invitations: async () =>
      [...current().invitations.values()].toSorted((a, b) => (a.counsellor < b.counsellor ? -1 : 1)),
    putInvitation: invitation =>
      turns(async () => {
        current().invitations.set(invitation.counsellor, invitation)
      }),
    removeInvitation: counsellor =>
      turns(async () => {
        current().invitations.delete(counsellor)
      }),
  }
}
