import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'
import { openMemory } from '../../../src/adapters/memory/open-memory.ts'
import { aForm, anInstallation, smallDistrict } from '../../builders/installation.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'

describe('guessing a code', () => {
  test('is stopped after twenty wrong tries for one reference, also for one that does not exist', async () => {
    const lotse = await anInstallation(openMemory())
    const { slots } = await lotse.findSlots({})
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    for (const reference of [booking.reference, 'AAA-AAA']) {
      for (let tries = 0; tries < 20; tries += 1)
        expect(outcomeOf(await lotse.showBooking({ reference, code: 'wrong' }))).toBe('booking-unknown')
      const refusal = refusalOf(await lotse.showBooking({ reference, code }))
      expect(refusal).toMatchObject({ kind: 'too-many-tries' })
      expect(refusal.kind === 'too-many-tries' && refusal.retryAfter).toBeGreaterThan(800)
    }
    expect(outcomeOf(await lotse.showBooking({ reference: 'BBB-BBB', code }))).toBe('booking-unknown')
  })

  test('is not furthered by right tries, which are never counted', async () => {
    const lotse = await anInstallation(openMemory())
    const { slots } = await lotse.findSlots({})
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    for (let tries = 0; tries < 30; tries += 1)
      expect(outcomeOf(await lotse.showBooking({ reference: booking.reference, code }))).toBe('ok')
  })

  test('takes the same work for a reference that does not exist', async () => {
    const real = createSecrets('counting')
    const work: string[] = []
    const secrets = {
      ...real,
      isManageCode: (booking: string, generation: number, code: string) => {
        work.push('derive and compare')
        return real.isManageCode(booking, generation, code)
      },
    }
    const lotse = await anInstallation(openMemory(), smallDistrict, { secrets })
    const { slots } = await lotse.findSlots({})
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const workOf = async (reference: string) => {
      work.length = 0
      await lotse.showBooking({ reference, code: 'wrong' })
      return [...work]
    }
    expect(await workOf(booking.reference)).toEqual(['derive and compare'])
    expect(await workOf('AAA-AAA')).toEqual(['derive and compare'])
  })
})
