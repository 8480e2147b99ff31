import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { quantaBetween } from '../../../src/booking/core/quanta.ts'
import { done } from '../../../src/booking/core/result.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { crowdCounsellors, crowdRules, everything, type Key, slotOf, slots } from '../../builders/crowd.ts'
import { aForm, anInstallation, type Installation, noon } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('in a crowd that does all kinds of things at once on $name', ({ name, open }) => {
  let lotse: Installation
  beforeEach(async () => {
    lotse = await anInstallation(await open(), { counsellors: crowdCounsellors, officeHours: crowdRules })
  })
  afterEach(() => lotse.close())

  const claims = () => lotse.storage.claims(everything, lotse.clock.now())

  type Deed = {
    readonly do: 'book' | 'hold' | 'move' | 'cancel'
    readonly slot: number
    readonly which: number
  }
  const deed: fc.Arbitrary<Deed> = fc.record({
    do: fc.constantFrom('book', 'book', 'hold', 'move', 'cancel'),
    slot: fc.nat({ max: slots.length - 1 }),
    which: fc.nat({ max: 9 }),
  })

  const performOnce = async (keys: Key[], { do: what, slot, which }: Deed): Promise<void> => {
    const wanted = { slot: at(slots, slot).id }
    const key = keys[which % Math.max(1, keys.length)]
    if (what === 'hold') await lotse.holdSlot({ ...wanted, client: `client ${which}` })
    else if (what === 'move' && key) await lotse.moveBooking({ ...key, ...wanted })
    else if (what === 'cancel' && key) await lotse.cancelBooking(key)
    else {
      const result = await lotse.bookSlot({ ...wanted, ...aForm })
      if (result.ok) keys.push({ reference: result.value.booking.reference, code: result.value.code })
    }
  }

  /** Who waits for each other in a circle again and again is told to come again, and then nothing was done. */
  const perform = (keys: Key[], what: Deed): Promise<void> =>
    performOnce(keys, what).catch(error => {
      if (!(error instanceof StorageUnavailable)) throw error
    })

  test('everybody has exactly what she was told', async () => {
    const rounds = fc.array(fc.array(deed, { minLength: 8, maxLength: 12 }), { minLength: 3, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(rounds, async steps => {
        const keys: Key[] = []
        for (const deeds of steps) {
          await Promise.all(deeds.map(one => perform(keys, one)))
          lotse.clock.advance({ minutes: 4 })
        }
        const taken = Map.groupBy(await claims(), ({ owner }) => owner)
        for (const key of keys) {
          const { id, status, slot } = granted(await lotse.showBooking(key))
          const { blockedFrom, blockedUntil, quota } = slotOf(slot)
          const quanta = quantaBetween(blockedFrom, blockedUntil)
          const needed = quanta.to - quanta.from + (quota ? 1 : 0)
          expect(taken.get(id)?.length ?? 0).toBe(status === 'booked' ? needed : 0)
          if (status === 'booked') await lotse.cancelBooking(key)
        }
        // Holds may be left, and nothing else.
        lotse.clock.advance({ hours: 1 })
        await lotse.storage.transaction(async tx => done(await tx.claims.releaseExpired(lotse.clock.now())))
        expect(await claims()).toEqual([])
        lotse.clock.set(noon)
      }),
      { numRuns: name === 'PostgreSQL' ? 15 : 40 },
    )
  }, 120_000)
})
