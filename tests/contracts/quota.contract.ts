import { describe, expect, test } from 'vitest'
import { done, refused } from '../../src/booking/core/result.ts'
import type { ClaimRequest } from '../../src/booking/ports/transaction.ts'
import { noon } from '../builders/installation.ts'
import { aRequest } from '../builders/records.ts'
import { empty, everything, type Opened, writeTo } from './opened.ts'

const quota = { key: 'rule r1', most: 2, quantum: 90 }

/** One of several requests that do not overlap, all counted together. */
const nth = (place: number, changes: Partial<ClaimRequest> = {}): ClaimRequest =>
  aRequest({
    owner: `b${place}`,
    slot: `r1.${place}`,
    quanta: { from: 100 + place * 6, to: 106 + place * 6 },
    quota,
    ...changes,
  })

/** What counts the bookings of a rule on a date. */
export const quotaContract = (name: string, opened: Opened): void => {
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
  const lanes = async () =>
    (await opened().storage.claims(everything, noon))
      .filter(({ counsellor }) => counsellor === quota.key)
      .map(({ lane, owner }) => `${lane} ${owner}`)
      .toSorted()

  describe(`a quota on ${name}`, () => {
    test('is taken until it is full; a refused request leaves nothing of itself', async () => {
      expect(await take(nth(1), nth(2), nth(3))).toEqual([true, true, false])
      expect(await lanes()).toEqual(['1 b1', '2 b2'])
      expect(await opened().storage.counts()).toMatchObject({ claims: 2 * 7 })
      expect(await take(nth(3, { quota: null }), nth(4, { quota: { ...quota, quantum: 91 } }))).toEqual([
        true,
        true,
      ])
      expect(await take(nth(5, { quota: { ...quota, key: 'rule r2' } }))).toEqual([true])
    })

    test('is given back with what it was taken for', async () => {
      await take(nth(1), nth(2))
      await write(tx => tx.claims.release('b1'))
      expect(await take(nth(3), nth(4))).toEqual([true, false])
      expect(await lanes()).toEqual(['1 b3', '2 b2'])
      for (const owner of ['b2', 'b3']) await write(tx => tx.claims.release(owner))
      expect(await opened().storage.counts()).toEqual(empty)
    })

    test('is handed over with a hold, and counted among what was handed over', async () => {
      const until = noon.add({ minutes: 10 })
      await take(nth(1, { owner: 'h1', until }))
      expect(await write(tx => tx.claims.handOver('h1', nth(1)))).toEqual(done(7))
      await write(tx => tx.claims.releaseExpired(until))
      expect(await lanes()).toEqual(['1 b1'])
    })

    test('is given back by a hold that runs out', async () => {
      const until = noon.add({ minutes: 10 })
      await take(nth(1), nth(2, { owner: 'h1', until }))
      expect(await take(nth(3))).toEqual([false])
      await write(tx => tx.claims.releaseExpired(until))
      expect(await take(nth(3))).toEqual([true])
    })

    test('counts each seat of a group, and ends with its session', async () => {
      const seat = (owner: string) => nth(1, { owner, seats: 5 })
      expect(await take(seat('b1'), seat('b2'), seat('b3'))).toEqual([true, true, false])
      for (const owner of ['b1', 'b2']) await write(tx => tx.claims.release(owner))
      expect(await opened().storage.counts()).toEqual(empty)
    })

    test('that was lowered counts what is beyond it, and lets nobody in until there is room', async () => {
      await take(nth(1), nth(2))
      await write(tx => tx.claims.release('b1'))
      const lowered = { ...quota, most: 1 }
      expect(await take(nth(3, { quota: lowered }))).toEqual([false])
      await write(tx => tx.claims.release('b2'))
      expect(await take(nth(3, { quota: lowered }), nth(4, { quota: lowered }))).toEqual([true, false])
    })

    test('that was lowered is not handed over with a hold until there is room', async () => {
      await take(nth(1), nth(2, { owner: 'h1' }))
      const fewer = nth(2, { quota: { ...quota, most: 1 } })
      expect(await write(tx => tx.claims.handOver('h1', fewer))).toEqual(done(0))
      await write(tx => tx.claims.release('b1'))
      expect(await write(tx => tx.claims.handOver('h1', fewer))).toEqual(done(7))
    })

    test('is joined by what was taken without it, beyond the most where it is full', async () => {
      await take(...[1, 2, 3].map(place => nth(place, { quota: null })))
      for (const place of [1, 2, 3])
        await write(tx => tx.claims.joinQuota({ owner: `b${place}`, slot: `r1.${place}`, quota }))
      expect(await lanes()).toEqual(['1 b1', '2 b2', '3 b3'])
      await write(tx => tx.claims.release('b1'))
      expect(await take(nth(4))).toEqual([false])
      await write(tx => tx.claims.release('b2'))
      expect(await take(nth(4))).toEqual([true])
      expect(await lanes()).toEqual(['1 b4', '3 b3'])
    })

    test('and seats are counted in order of lane and quantum, as one owner holds them', async () => {
      await take(nth(1, { owner: 'b0', seats: 3, quota: null }), nth(1, { seats: 3 }))
      await write(async tx => {
        const claims = await tx.claims.of('b1')
        expect(claims.map(({ counsellor, lane, quantum }) => [counsellor, lane, quantum])).toEqual([
          ['rule r1', 1, 90],
          ...[106, 107, 108, 109, 110, 111].map(quantum => ['c1', 2, quantum]),
        ])
        expect(claims.every(({ slot, owner }) => slot === 'r1.1' && owner === 'b1')).toBe(true)
        expect(await tx.claims.of('nobody')).toEqual([])
      })
    })

    test('has seats that were taken away count too', async () => {
      const seat = (owner: string, seats: number) => nth(1, { owner, seats, quota: null })
      await take(seat('b1', 3), seat('b2', 3), seat('b3', 3))
      await write(tx => tx.claims.release('b1'))
      expect(await take(seat('b4', 2))).toEqual([false])
      await write(tx => tx.claims.release('b2'))
      expect(await take(seat('b4', 2), seat('b5', 2))).toEqual([true, false])
    })
  })
}
