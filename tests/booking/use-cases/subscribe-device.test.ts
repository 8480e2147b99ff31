import { describe, expect, test } from 'vitest'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'
import { makeReadAlert } from '../../../src/booking/use-cases/read-alert.ts'
import { makeRenewDeviceSeals } from '../../../src/booking/use-cases/renew-device-seals.ts'
import { makeShowHeldData } from '../../../src/booking/use-cases/show-held-data.ts'
import { aForm, anInstallation, calmPolicy } from '../../builders/installation.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const service = 'https://push.example.org'
const aDevice = (name: string) => ({
  endpoint: `${service}/${name}`,
  keys: { p256dh: `key of ${name}`, auth: `auth of ${name}` },
})

describe.each(engines)('a reader who wants to be reminded on a device, on $name', ({ open }) => {
  const start = async (changes: object = {}) => {
    const policy = { ...calmPolicy, pushServices: ['push.example.org'], ...changes }
    const lotse = await anInstallation(await open(), undefined, { policy })
    const { slots } = await lotse.findSlots({ limit: 30 })
    const slot = at(
      slots.filter(({ start }) => Temporal.Instant.compare(start, lotse.clock.now().add({ hours: 48 })) > 0),
      0,
    )
    const { booking, code } = granted(await lotse.bookSlot({ slot: slot.id, ...aForm }))
    const key = { reference: booking.reference, code }
    const subscribe = (name: string, locale?: string) =>
      lotse.subscribeDevice({ ...key, device: aDevice(name), locale })
    const alerts = async () => {
      const held = await lotse.storage.heldData(booking.id)
      return held?.deliveries.filter(({ kind }) => kind === 'alert') ?? []
    }
    const devices = async () => (await lotse.storage.heldData(booking.id))?.devices ?? []
    return { ...lotse, slots, booking, key, subscribe, alerts, devices }
  }

  test('is reminded a day before, in the language of her pages, and what is stored names no address', async () => {
    const { subscribe, alerts, devices, booking, needs, storage, close } = await start()
    const { due } = granted(await subscribe('phone', 'uk'))
    expect(due).toEqual(booking.start.subtract({ hours: 24 }))
    expect((await alerts()).map(alert => alert.due)).toEqual([due])
    const [{ id } = expect.fail('no device')] = await devices()
    expect((await storage.findSubscription(id))?.sealed).not.toMatch(/push\.example|key of/)
    expect(await makeReadAlert(needs)(booking.id, id)).toEqual({
      ...{ device: aDevice('phone'), reference: booking.reference, start: booking.start, locale: 'uk' },
    })
    await close()
  })

  test('is reminded once, however often she asks', async () => {
    const { subscribe, alerts, devices, close } = await start()
    granted(await subscribe('phone'))
    const [first] = await devices()
    granted(await subscribe('phone'))
    expect((await devices()).map(({ id }) => id)).toEqual([first?.id])
    expect(await alerts()).toHaveLength(1)
    await close()
  })

  test('is reminded on three devices, not on a fourth, and again once one was taken back', async () => {
    const { subscribe, unsubscribeDevice, listDevices, key, close } = await start()
    for (const name of ['phone', 'tablet', 'friend']) granted(await subscribe(name))
    expect(refusalOf(await subscribe('fourth'))).toEqual({ kind: 'alert-not-possible', why: 'too-many' })
    granted(await unsubscribeDevice({ ...key, endpoint: aDevice('tablet').endpoint }))
    granted(await unsubscribeDevice({ ...key, endpoint: aDevice('tablet').endpoint }))
    granted(await subscribe('fourth'))
    const listed = granted(await listDevices(key))
    expect([...listed].toSorted()).toEqual(['fourth', 'friend', 'phone'].map(name => `${service}/${name}`))
    await close()
  })

  test('is told where it cannot be: nobody can, another service, too late, cancelled, not her code', async () => {
    const { subscribe, subscribeDevice, unsubscribeDevice, listDevices, cancelBooking, ...lotse } =
      await start()
    const { key, clock, booking, devices, close } = lotse
    const why = async (result: ReturnType<typeof subscribe>) => refusalOf(await result)
    const elsewhere = { ...aDevice('phone'), endpoint: 'https://127.0.0.1/push' }
    expect(await why(subscribeDevice({ ...key, device: elsewhere }))).toMatchObject({
      why: 'unknown-service',
    })
    const wrong = { ...key, code: '0000-0000-0000-0000' }
    expect(outcomeOf(await subscribeDevice({ ...wrong, device: aDevice('phone') }))).toBe('booking-unknown')
    expect(outcomeOf(await listDevices(wrong))).toBe('booking-unknown')
    expect(outcomeOf(await unsubscribeDevice({ ...wrong, endpoint: service }))).toBe('booking-unknown')
    clock.set(booking.start.subtract({ hours: 24 }))
    expect(await why(subscribe('phone'))).toMatchObject({ why: 'too-late' })
    clock.set(booking.start.subtract({ hours: 25 }))
    granted(await cancelBooking(key))
    expect(await why(subscribe('phone'))).toMatchObject({ why: 'too-late' })
    expect(await devices()).toEqual([])
    const off = await start({ pushServices: [] })
    expect(await why(off.subscribe('phone'))).toMatchObject({ why: 'off' })
    await off.close()
    await close()
  })

  test('is reminded of the new time where it is moved, and of none where it is cancelled', async () => {
    const { subscribe, alerts, devices, moveBooking, cancelBooking, readAlert, ...lotse } =
      await (async () => {
        const started = await start()
        return { ...started, readAlert: makeReadAlert(started.needs) }
      })()
    const { key, slots, booking, close } = lotse
    granted(await subscribe('phone'))
    const moved = granted(await moveBooking({ ...key, slot: at(slots, -1).id }))
    expect((await alerts()).map(({ due }) => due)).toEqual([moved.start.subtract({ hours: 24 })])
    granted(await cancelBooking(key))
    expect(await alerts()).toEqual([])
    const [{ id } = expect.fail('no device')] = await devices()
    expect(await readAlert(booking.id, id)).toBeUndefined()
    await close()
  })

  test('is forgotten on her devices together with her name', async () => {
    const { subscribe, cancelBooking, key, forgetPersonalData, booking, devices, close } = await start()
    granted(await subscribe('phone'))
    granted(await cancelBooking(key))
    await forgetPersonalData(booking.id)
    expect(await devices()).toEqual([])
    await close()
  })

  test('is told of her devices when she asks what is held, and not where they are reached', async () => {
    const { subscribe, booking, needs, close } = await start()
    granted(await subscribe('phone', 'ar'))
    const shown = await makeShowHeldData(needs)(booking.reference)
    expect(shown?.held.devices).toMatchObject([{ locale: 'ar' }])
    expect(JSON.stringify(shown)).not.toContain('push.example')
    await close()
  })

  test('is still reminded after the installation has a new secret', async () => {
    const { subscribe, booking, needs, devices, close } = await start()
    granted(await subscribe('phone'))
    const former = 'a secret for tests that nobody uses'
    const both = { ...needs, sealer: createSealer('the secret after it', [former]) }
    const renew = makeRenewDeviceSeals(both)
    expect(await renew()).toEqual({ renewed: 1, current: 0, unreadable: 0 })
    expect(await renew()).toEqual({ renewed: 0, current: 1, unreadable: 0 })
    const alone = { ...needs, sealer: createSealer('the secret after it') }
    const [{ id } = expect.fail('no device')] = await devices()
    expect((await makeReadAlert(alone)(booking.id, id))?.device).toEqual(aDevice('phone'))
    const lost = makeRenewDeviceSeals({ ...needs, sealer: createSealer('a third one') })
    expect(await lost()).toEqual({ renewed: 0, current: 0, unreadable: 1 })
    await close()
  })
})
