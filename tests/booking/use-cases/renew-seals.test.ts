import { describe, expect, test } from 'vitest'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'
import { makeBookSlot } from '../../../src/booking/use-cases/book-slot.ts'
import { makeRenewSeals } from '../../../src/booking/use-cases/renew-seals.ts'
import { makeShowBooking } from '../../../src/booking/use-cases/show-booking.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const [former, present] = ['a secret for tests that nobody uses', 'the secret that comes after it']
const both = { secrets: createSecrets(present, [former]), sealer: createSealer(present, [former]) }
const alone = { secrets: createSecrets(present), sealer: createSealer(present) }
const contact = { email: 'amal@example.org', phone: '0151 1' }

describe.each(engines)('a new secret on $name', ({ open }) => {
  const start = async (bookings = 3) => {
    const lotse = await anInstallation(await open())
    const { slots } = await lotse.findSlots({})
    const keys = []
    for (const slot of slots.slice(0, bookings)) {
      const { booking, code } = granted(await lotse.bookSlot({ slot: slot.id, ...aForm, contact }))
      keys.push({ id: booking.id, reference: booking.reference, code })
    }
    const showWith = makeShowBooking({ ...lotse.needs, ...both })
    const sealed = () => lotse.storage.sealed('', 1_000)
    return { ...lotse, slots, keys, showWith, sealed, renew: makeRenewSeals({ ...lotse.needs, ...both }) }
  }

  test('seals everything anew: then it opens without the former one', async () => {
    const { renew, sealed, close } = await start()
    expect(await renew()).toEqual({ renewed: 3, current: 0, unreadable: 0 })
    for (const { id, personal } of await sealed())
      expect(JSON.parse(alone.sealer.open(personal, id))).toEqual({ name: 'Amal', contact })
    expect(await renew()).toEqual({ renewed: 0, current: 3, unreadable: 0 })
    await close()
  })

  test('goes on where a run ended in the middle', async () => {
    const { renew, needs, sealed, storage, close } = await start()
    let left = 2
    const dying = {
      ...storage,
      reseal: async (...change: Parameters<typeof storage.reseal>) => {
        left -= 1
        if (left === 0) throw new Error('killed')
        return storage.reseal(...change)
      },
    }
    await expect(makeRenewSeals({ ...needs, ...both, storage: dying })()).rejects.toThrow('killed')
    expect((await sealed()).filter(({ personal }) => alone.sealer.isCurrent(personal))).toHaveLength(1)
    expect(await renew()).toEqual({ renewed: 2, current: 1, unreadable: 0 })
    await close()
  })

  test('lets a server with both secrets show every booking, before and after', async () => {
    const { keys, showWith, renew, close } = await start()
    const names = async () => {
      const shown = []
      for (const key of keys) shown.push(granted(await showWith(key)).name)
      return shown
    }
    expect(await names()).toEqual(['Amal', 'Amal', 'Amal'])
    await renew()
    expect(await names()).toEqual(['Amal', 'Amal', 'Amal'])
    await close()
  })

  test('opens old codes as long as the former one is named, and then no more', async () => {
    const { keys, showWith, renew, needs, close } = await start()
    await renew()
    const key = at(keys, 0)
    expect(outcomeOf(await showWith(key))).toBe('ok')
    expect(outcomeOf(await makeShowBooking({ ...needs, ...alone })(key))).toBe('booking-unknown')
    const code = alone.secrets.manageCode(key.id, 1)
    expect(outcomeOf(await makeShowBooking({ ...needs, ...alone })({ ...key, code }))).toBe('ok')
    await close()
  })

  test('still counts how many appointments a contact has', async () => {
    const { renew, slots, needs, close } = await start(3)
    await renew()
    const book = makeBookSlot({ ...needs, ...alone })
    expect(outcomeOf(await book({ slot: at(slots, 4).id, ...aForm, contact }))).toBe('too-many-bookings')
    await close()
  })

  test('leaves alone, and counts, what no key opens; and what was forgotten meanwhile', async () => {
    const { keys, renew, needs, storage, close } = await start()
    const [first, second] = [at(keys, 0).id, at(keys, 1).id]
    const foreign = { personal: createSealer('lost').seal('{}', first), emailKey: null, phoneKey: null }
    const before = (await storage.sealed('', 9)).find(({ id }) => id === first)?.personal ?? ''
    expect(await storage.reseal(first, before, foreign)).toBe(true)
    const forgetting = {
      ...both.sealer,
      seal: (text: string, id: string) => {
        forgotten = id === second ? storage.reseal(id, '', foreign) : undefined
        return both.sealer.seal(text, id)
      },
    }
    let forgotten: Promise<boolean> | undefined
    expect(await makeRenewSeals({ ...needs, ...both, sealer: forgetting })()).toMatchObject({ unreadable: 1 })
    expect(await forgotten).not.toBe(true)
    expect((await storage.sealed('', 9)).find(({ id }) => id === first)?.personal).toBe(foreign.personal)
    expect(await renew()).toEqual({ renewed: 0, current: 2, unreadable: 1 })
    await close()
  })

  test('takes more than one batch', async () => {
    const { renew, storage, keys, close } = await start(1)
    const { booking } = (await storage.heldData(at(keys, 0).id)) ?? {}
    await storage.transaction(async tx => {
      for (let count = 0; count < 120 && booking; count += 1) {
        const id = `b${count}`
        const personal = createSealer(former).seal('{"name":"x"}', id)
        await tx.bookings.insert({
          ...booking,
          id,
          reference: `AAA${String(count).padStart(3, 'A')}`,
          personal,
        })
      }
      return { ok: true, value: null }
    })
    expect(await renew()).toEqual({ renewed: 121, current: 0, unreadable: 0 })
    await close()
  })
})
