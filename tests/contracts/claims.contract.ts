import { describe, expect, test } from 'vitest'
import { done, refused } from '../../src/booking/core/result.ts'
import type { ClaimRequest } from '../../src/booking/ports/transaction.ts'
import { noon } from '../builders/installation.ts'
import { aRequest } from '../builders/records.ts'
import { empty, everything, type Opened, writeTo } from './opened.ts'

/** What keeps appointments apart. */
export const claimsContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  const take = async (...requests: ClaimRequest[]): Promise<boolean[]> => {
    const taken: boolean[] = []
    for (const request of requests) {
      const result = await opened().storage.transaction(async tx =>
        (await tx.claims.take(request)) ? done(true) : refused({ kind: 'slot-taken', alternatives: [] }),
      )
      taken.push(result.ok)
    }
    return taken
  }

  describe(`claims on ${name}`, () => {
    test('of one seat keep all others out, also those that overlap by one quantum', async () => {
      const later = aRequest({ owner: 'b2', slot: 'r2.x', quanta: { from: 105, to: 110 } })
      const next = aRequest({ owner: 'b3', slot: 'r2.y', quanta: { from: 106, to: 110 } })
      const other = aRequest({ owner: 'b4', counsellor: 'c2' })
      expect(await take(aRequest(), aRequest({ owner: 'b5' }), later, next, other)).toEqual([
        true,
        false,
        false,
        true,
        true,
      ])
      expect(await opened().storage.counts()).toMatchObject({ claims: 6 + 4 + 6 })
    })

    test('of counsellors who are named are all read, and so are those of quotas', async () => {
      const quota = { key: 'rule r1', most: 2, quantum: 98 }
      await take(aRequest({ quota }), aRequest({ owner: 'b2', counsellor: 'c2' }))
      const namesOf = async (of?: readonly string[]) => {
        const claims = await opened().storage.claims(everything, noon, of)
        return [...new Set(claims.map(({ counsellor }) => counsellor))].toSorted()
      }
      expect(await namesOf()).toEqual(['c1', 'c2', 'rule r1'])
      expect(await namesOf(['c1', 'rule r1'])).toEqual(['c1', 'rule r1'])
      expect(await namesOf(['c2'])).toEqual(['c2'])
    })

    test('of a group fill its seats, and not one more', async () => {
      const seat = (owner: string) => aRequest({ owner, seats: 3 })
      expect(await take(seat('b1'), seat('b2'), seat('b3'), seat('b4'))).toEqual([true, true, true, false])
      await write(tx => tx.claims.release('b2'))
      expect(await take(seat('b4'), seat('b5'))).toEqual([true, false])
      const claims = await opened().storage.claims(everything, noon)
      expect(new Set(claims.map(({ lane }) => lane))).toEqual(new Set([0, 1, 2, 3]))
    })

    test('of a session whose seats have different lengths end with the seat that needed them', async () => {
      const short = aRequest({ seats: 3 })
      const long = aRequest({ owner: 'b2', seats: 3, quanta: { from: 100, to: 108 } })
      const after = aRequest({ owner: 'b3', slot: 'r2.x', quanta: { from: 106, to: 110 } })
      expect(await take(short, long, after)).toEqual([true, true, false])
      await write(tx => tx.claims.release('b2'))
      expect(await take(after)).toEqual([true])
      await write(tx => tx.claims.release('b1'))
      expect(await opened().storage.counts()).toMatchObject({ claims: 4 })
    })

    test('of two sessions that overlap never mix, nor with single seats', async () => {
      const group = aRequest({ seats: 3 })
      const shifted = aRequest({ owner: 'b2', slot: 'r2.x', seats: 3, quanta: { from: 103, to: 109 } })
      const single = aRequest({ owner: 'b3', slot: 'r3.x', quanta: { from: 99, to: 101 } })
      expect(await take(group, shifted, single)).toEqual([true, false, false])
      await write(tx => tx.claims.release('b1'))
      expect(await opened().storage.counts()).toEqual(empty)
      expect(await take(single, group, shifted)).toEqual([true, false, true])
    })

    test('of a hold are handed over to a booking, and then last', async () => {
      const until = noon.add({ minutes: 10 })
      await take(aRequest({ owner: 'h1', until }))
      const moved = await write(tx => tx.claims.handOver('h1', aRequest()))
      expect(moved).toEqual(done(6))
      await write(tx => tx.claims.releaseExpired(until.add({ hours: 1 })))
      const claims = await opened().storage.claims(everything, until.add({ hours: 1 }))
      expect(claims.map(({ owner }) => owner)).toEqual(Array(6).fill('b1'))
    })

    test('of a hold are counted as they are handed over: what a sweep took is not there any more', async () => {
      const until = noon.add({ minutes: 10 })
      await take(aRequest({ owner: 'h1', until }))
      await write(tx => tx.claims.releaseExpired(until))
      // The clock was set back since: by its time, the hold would still keep the slot.
      expect(await take(aRequest({ owner: 'b2', quanta: { from: 103, to: 109 } }))).toEqual([true])
      expect(await write(tx => tx.claims.handOver('h1', aRequest()))).toEqual(done(0))
      const claims = await opened().storage.claims(everything, noon)
      expect(claims.map(({ owner }) => owner)).toEqual(Array(6).fill('b2'))
    })

    test('of a hold are handed over for the time and the person that are asked for, and no others', async () => {
      const until = noon.add({ minutes: 10 })
      const handOver = async (request: ClaimRequest) =>
        write(async tx => {
          await tx.claims.release('h1')
          await tx.claims.take(aRequest({ owner: 'h1', until }))
          const moved = await tx.claims.handOver('h1', request)
          await tx.claims.release(request.owner)
          return moved
        })
      expect(await handOver(aRequest({ quanta: { from: 103, to: 112 } }))).toEqual(done(3))
      expect(await handOver(aRequest({ quanta: { from: 100, to: 103 } }))).toEqual(done(3))
      expect(await handOver(aRequest({ counsellor: 'c2' }))).toEqual(done(0))
    })

    test('of a hold are not handed over where more are in than there are seats now', async () => {
      const seat = (owner: string, seats: number) => aRequest({ owner, seats })
      await take(...['b2', 'b3', 'h1'].map(owner => seat(owner, 3)))
      expect(await write(tx => tx.claims.handOver('h1', seat('b1', 2)))).toEqual(done(0))
      await write(tx => tx.claims.release('b2'))
      expect(await write(tx => tx.claims.handOver('h1', seat('b1', 2)))).toEqual(done(6))
    })

    test('of a hold last longer when they are handed over to itself', async () => {
      const until = noon.add({ minutes: 10 })
      const longer = aRequest({ owner: 'h1', seats: 3, until: until.add({ minutes: 5 }) })
      await take({ ...longer, until })
      expect(await write(tx => tx.claims.handOver('h1', longer))).toEqual(done(6))
      await write(tx => tx.claims.releaseExpired(until))
      expect(await opened().storage.counts()).toMatchObject({ claims: 12 })
      await write(tx => tx.claims.releaseExpired(until.add({ minutes: 5 })))
      expect(await opened().storage.counts()).toEqual(empty)
    })

    test('of a hold count until it runs out, and are gone after the next sweep', async () => {
      const until = noon.add({ minutes: 10 })
      await take(aRequest({ owner: 'h1', until, seats: 2 }), aRequest({ owner: 'b2', seats: 2 }))
      const owners = async (now: Temporal.Instant) =>
        new Set((await opened().storage.claims(everything, now)).map(({ owner }) => owner))
      expect(await owners(until.subtract({ seconds: 1 }))).toEqual(new Set(['r1.abc', 'h1', 'b2']))
      expect(await owners(until)).toEqual(new Set(['r1.abc', 'b2']))
      await write(tx => tx.claims.releaseExpired(until))
      expect(await opened().storage.counts()).toMatchObject({ claims: 12 })
      await write(tx => tx.claims.release('b2'))
      expect(await opened().storage.counts()).toMatchObject({ claims: 0 })
    })

    test('of a hold that somebody prolongs just now are not swept', async () => {
      const until = noon.add({ minutes: 10 })
      await take(aRequest({ owner: 'h1', until }))
      const begun = Promise.withResolvers<void>()
      const prolonging = write(async tx => {
        await tx.claims.handOver('h1', aRequest({ owner: 'h1', until: until.add({ minutes: 5 }) }))
        begun.resolve()
        await new Promise(resolve => setTimeout(resolve, 30))
      })
      await begun.promise
      // A process whose clock is a second ahead.
      await Promise.all([prolonging, write(tx => tx.claims.releaseExpired(until.add({ seconds: 1 })))])
      expect(await opened().storage.counts()).toMatchObject({ claims: 6 })
    })

    test('that cannot be taken whole are not taken at all, though the work goes on', async () => {
      await take(aRequest())
      const overlapping = { owner: 'h1', slot: 'r2.x', quanta: { from: 97, to: 103 } }
      const quota = { key: 'rule r2', most: 5, quantum: 90 }
      const results = await write(async tx => [
        await tx.claims.take(aRequest(overlapping)),
        await tx.claims.take(aRequest({ ...overlapping, seats: 3 })),
        await tx.claims.take(aRequest({ ...overlapping, quota })),
      ])
      expect(results).toEqual(done([false, false, false]))
      expect(await opened().storage.counts()).toMatchObject({ claims: 6 })
    })

    test('that hold the last seat of a group take the session with them when they run out', async () => {
      await take(aRequest({ owner: 'h1', until: noon, seats: 2 }))
      await write(tx => tx.claims.releaseExpired(noon))
      expect(await opened().storage.counts()).toEqual(empty)
    })

    test('are read for the quanta that are asked for', async () => {
      await take(aRequest())
      const quanta = (await opened().storage.claims({ from: 104, to: 200 }, noon)).map(
        ({ quantum }) => quantum,
      )
      expect(quanta.toSorted()).toEqual([104, 105])
    })
  })
}
