import { describe, expect, test } from 'vitest'
import { done } from '../../src/booking/core/result.ts'
import { noon } from '../builders/installation.ts'
import { aConnection, aRequest, aSubscription } from '../builders/records.ts'
import { everything, type Opened, writeTo } from './opened.ts'

const atNoon = { at: noon, mark: 'm1', whole: noon }

/** What is kept about counsellors' own calendars, and what it means to bookings. */
export const calendarsContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)
  const isTaken = (from: number, to: number, counsellor = 'c1') =>
    write(
      async tx => !(await tx.claims.take(aRequest({ owner: `${from}`, counsellor, quanta: { from, to } }))),
    )
  const busyOf = async (...of: string[]) =>
    (await opened().storage.claims(everything, noon, of))
      .filter(({ owner }) => owner === 'busy')
      .map(({ quantum }) => quantum)
      .toSorted((a, b) => a - b)
  const waiting = async () =>
    (await opened().queue.due(noon.add({ hours: 1 }), 100)).map(({ kind, subject, detail }) => ({
      ...{ kind, subject, detail },
    }))

  describe(`counsellors' calendars on ${name}`, () => {
    test('are kept as they were connected, until they are taken away with all that hangs on them', async () => {
      const { keeper } = opened()
      const connection = aConnection({ reads: false, whenStale: 'close', mark: 'm', pushFault: 'refused' })
      await keeper.add(connection)
      await keeper.add(aConnection({ id: 'k2', created: noon.add({ hours: 1 }) }))
      expect(await keeper.find('k1')).toEqual(connection)
      expect((await keeper.connections()).map(({ id }) => id)).toEqual(['k1', 'k2'])
      await keeper.noteCopy('k1', 'b1')
      await keeper.noteReading(
        connection,
        { whole: true, busy: [{ object: 'a', from: 100, to: 106 }] },
        atNoon,
      )
      await keeper.pushAgain('k1', 'b1', noon)
      await keeper.pushAgain('k2', 'b1', noon)
      await keeper.remove('k1')
      expect(await keeper.find('k1')).toBeUndefined()
      expect(await keeper.copies('k1')).toEqual([])
      expect(await busyOf('c1')).toEqual([])
      expect(await waiting()).toEqual([{ kind: 'calendar', subject: 'b1', detail: 'k2' }])
      // A reading that was under way comes too late.
      await keeper.noteReading(
        connection,
        { whole: true, busy: [{ object: 'a', from: 100, to: 106 }] },
        atNoon,
      )
      expect(await busyOf('c1')).toEqual([])
    })

    test('say how writing and reading went', async () => {
      const { keeper } = opened()
      await keeper.add(aConnection())
      await keeper.notePush('k1', noon, 'unreachable')
      expect(await keeper.find('k1')).toMatchObject({ pushed: null, pushFault: 'unreachable' })
      await keeper.notePush('k1', noon, null)
      expect(await keeper.find('k1')).toMatchObject({ pushed: noon, pushFault: null })
      await keeper.noteUnread('k1', 'gone')
      expect(await keeper.find('k1')).toMatchObject({ read: null, readFault: 'gone' })
      await keeper.noteReading(aConnection(), { whole: true, busy: [] }, { ...atNoon, whole: null })
      expect(await keeper.find('k1')).toMatchObject({ read: noon, readFault: null, mark: 'm1', whole: null })
      await keeper.setWhenStale('k1', 'close')
      expect(await keeper.find('k1')).toMatchObject({ whenStale: 'close' })
      expect(await keeper.reseal('k1', 'other', 'new')).toBe(false)
      expect(await keeper.reseal('k1', 'sealed', 'new')).toBe(true)
      expect((await keeper.find('k1'))?.sealed).toBe('new')
    })

    test('take time that nobody can book then, and give it back', async () => {
      const { keeper } = opened()
      await keeper.add(aConnection())
      const busy = [
        { object: 'a', from: 100, to: 106 },
        { object: 'a', from: 200, to: 206 },
        { object: 'b', from: 103, to: 109 },
      ]
      await keeper.noteReading(aConnection(), { whole: true, busy }, atNoon)
      expect(await isTaken(108, 112)).toEqual(done(true))
      expect(await isTaken(109, 112)).toEqual(done(false))
      expect(await isTaken(94, 100)).toEqual(done(false))
      expect(await isTaken(100, 106, 'c2')).toEqual(done(false))
      expect(new Set(await busyOf('c1'))).toEqual(
        new Set([100, 101, 102, 103, 104, 105, 106, 107, 108, 200, 201, 202, 203, 204, 205]),
      )
      expect(await busyOf('c2')).toEqual([])
      const moved = { whole: false, objects: ['a'], busy: [{ object: 'a', from: 300, to: 302 }] } as const
      await keeper.noteReading(aConnection(), moved, atNoon)
      expect(await busyOf('c1')).toEqual([103, 104, 105, 106, 107, 108, 300, 301])
      await keeper.noteReading(aConnection(), { whole: true, busy: [] }, atNoon)
      expect(await busyOf('c1')).toEqual([])
    })

    test('that are closed leave no time free until they are read again', async () => {
      const { keeper } = opened()
      await keeper.add(aConnection({ whenStale: 'close' }))
      await keeper.close(aConnection(), 150)
      await keeper.close(aConnection(), 160)
      expect(await isTaken(150, 156)).toEqual(done(false))
      expect(await isTaken(9_000, 9_006)).toEqual(done(true))
      await keeper.noteReading(aConnection(), { whole: false, objects: [], busy: [] }, atNoon)
      expect(await isTaken(9_000, 9_006)).toEqual(done(false))
      await keeper.close(aConnection(), 150)
      expect(await isTaken(8_000, 8_006)).toEqual(done(true))
      await keeper.setWhenStale('k1', 'keep')
      expect(await isTaken(8_000, 8_006)).toEqual(done(false))
      // Who looked before comes too late.
      await keeper.close(aConnection({ whenStale: 'close' }), 150)
      await keeper.remove('k1')
      await keeper.close(aConnection({ whenStale: 'close' }), 150)
      expect(await isTaken(7_000, 7_006)).toEqual(done(false))
    })

    test('leave what a hold keeps to its booking', async () => {
      const { keeper } = opened()
      await keeper.add(aConnection())
      await write(tx => tx.claims.take(aRequest({ owner: 'h1', until: noon.add({ minutes: 10 }) })))
      const busy = [{ object: 'a', from: 100, to: 106 }]
      await keeper.noteReading(aConnection(), { whole: true, busy }, atNoon)
      expect(await write(tx => tx.claims.handOver('h1', aRequest()))).toEqual(done(6))
    })

    test('have copies that are noted before they are written', async () => {
      const { keeper } = opened()
      const nothing = { connection: 'k1', booking: 'b1', etag: null, written: null, byHand: null }
      expect(await keeper.noteCopy('k1', 'b1')).toEqual(nothing)
      const copy = { ...nothing, etag: '"1"', written: 'hash', byHand: noon }
      await keeper.putCopy(copy)
      expect(await keeper.noteCopy('k1', 'b1')).toEqual(copy)
      expect(await keeper.findCopy('k1', 'b1')).toEqual(copy)
      expect(await keeper.copies('k1')).toEqual([copy])
      expect(await keeper.copies('k2')).toEqual([])
      await keeper.removeCopy('k1', 'b1')
      await keeper.putCopy(copy)
      expect(await keeper.findCopy('k1', 'b1')).toBeUndefined()
    })

    test('are told of a booking: those of its counsellors, and those that have a copy', async () => {
      const { keeper } = opened()
      await keeper.add(aConnection())
      await keeper.add(aConnection({ id: 'k2', writes: false }))
      await keeper.add(aConnection({ id: 'k3', counsellor: 'c2' }))
      await keeper.noteCopy('k1', 'b1')
      await keeper.noteCopy('k2', 'b1')
      await keeper.putInvitation({ counsellor: 'c1', sealed: 'a', created: noon })
      await keeper.putInvitation({ counsellor: 'c1', sealed: 'b', created: noon })
      await write(tx => tx.listeners.subscribe(aSubscription()))
      const told = async (booking: string, counsellors: readonly string[]) => {
        const listeners = await write(tx => tx.listeners.of(booking, counsellors))
        return listeners.ok ? listeners.value.map(({ kind, target }) => `${kind} ${target}`).toSorted() : []
      }
      expect(await told('b1', ['c1'])).toEqual(['alert s1', 'calendar k1', 'calendar k2', 'invitation c1'])
      expect(await told('b1', ['c2'])).toEqual(['alert s1', 'calendar k1', 'calendar k2', 'calendar k3'])
      expect(await told('b2', ['c1', 'c2'])).toEqual(['calendar k1', 'calendar k3', 'invitation c1'])
      expect(await told('b1', [])).toEqual(['alert s1', 'calendar k1', 'calendar k2'])
      expect((await keeper.invitations()).map(({ sealed }) => sealed)).toEqual(['b'])
      await keeper.removeInvitation('c1')
      expect(await keeper.invitations()).toEqual([])
      expect(await opened().storage.findSubscription('s1')).toEqual(aSubscription())
      await write(tx => tx.listeners.unsubscribeAll('b1'))
      expect(await opened().storage.findSubscription('s1')).toBeUndefined()
    })

    test('know what waits to be written, and have it tried again at once', async () => {
      const { keeper, queue } = opened()
      expect(await keeper.backlog()).toEqual(new Map())
      await keeper.pushAgain('k1', 'b1', noon)
      await keeper.pushAgain('k1', 'b2', noon.add({ minutes: 1 }))
      await keeper.pushAgain('k2', 'b1', noon)
      const [first] = await queue.due(noon, 1)
      await queue.bury(first?.id ?? '', noon, 'CalendarFailure')
      const named = first?.detail === 'k1' ? 'k1' : 'k2'
      expect((await keeper.backlog()).get(named)).toMatchObject({ dead: 1, oldest: noon })
      const later = noon.add({ hours: 1 })
      await keeper.hurry('k1', later)
      await keeper.hurry('k2', later)
      expect(await keeper.backlog()).toEqual(
        new Map([
          ['k1', { waiting: 2, dead: 0, oldest: later }],
          ['k2', { waiting: 1, dead: 0, oldest: later }],
        ]),
      )
    })

    test('have what was changed by hand put back, and their owner told where she gets mails', async () => {
      const { keeper } = opened()
      const copy = { ...(await keeper.noteCopy('k1', 'b1')), etag: '"2"', byHand: noon }
      await keeper.putBack(copy, 'c1', noon)
      const again = { kind: 'calendar', subject: 'b1', detail: 'k1' }
      expect(await waiting()).toEqual([again])
      expect(await keeper.findCopy('k1', 'b1')).toEqual(copy)
      await keeper.putInvitation({ counsellor: 'c1', sealed: 'a', created: noon })
      await keeper.putBack(copy, 'c1', noon)
      await keeper.putBack(copy, 'c1', noon)
      const mail = { kind: 'invitation', subject: 'b1', detail: 'c1.by-hand' }
      expect((await waiting()).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([again, mail])
    })

    test('that are retired are neither read nor written, and nothing waits for them', async () => {
      const { keeper } = opened()
      await keeper.add(aConnection())
      await keeper.pushAgain('k1', 'b1', noon)
      await keeper.pushAgain('k2', 'b1', noon)
      await keeper.retire('k1')
      expect(await keeper.find('k1')).toMatchObject({ writes: false, reads: false })
      expect((await waiting()).map(({ detail }) => detail)).toEqual(['k2'])
      expect((await opened().queue.due(noon, 9, ['calendar'], ['k2'])).length).toBe(0)
    })

    test('are still told when a booking is gone, so that its copies go too', async () => {
      await write(tx => tx.outbox.put({ id: 'o1', kind: 'mail', subject: 'b1', due: noon }))
      await opened().keeper.pushAgain('k1', 'b1', noon)
      await opened().keeper.pushAgain('k1', 'b1', noon)
      await write(tx => tx.bookings.remove('b1'))
      expect(await waiting()).toEqual([{ kind: 'calendar', subject: 'b1', detail: 'k1' }])
    })
  })
}
