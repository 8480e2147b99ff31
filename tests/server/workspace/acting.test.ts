import { describe, expect, test } from 'vitest'
import { makeCancelByCounsellor } from '../../../src/booking/use-cases/cancel-by-counsellor.ts'
import { bookingFor, logging } from '../../../src/server/workspace/acting.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { databases } from '../../builders/staff-scene.ts'

const mira = { id: 'a1', role: 'counsellor', counsellor: 'c1' } as const

describe.each(databases)('what staff do on $name', ({ open }) => {
  const start = async () => {
    const opened = await open()
    const lotse = await anInstallation(opened, {
      counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })],
      officeHours: [someOfficeHours()],
    })
    const { slots } = await lotse.findSlots({})
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const cancel = makeCancelByCounsellor(
      logging(lotse.needs, mira, () => ({ what: 'cancelled', subject: booking.id, detail: 'ill' })),
    )
    return { ...lotse, opened, booking, cancel }
  }

  test('stands in the log with who did it, and when', async () => {
    const { opened, booking, cancel, clock, close } = await start()
    granted(await cancel({ booking: booking.id, reason: 'ill' }))
    expect(await opened.staff.audit(5)).toMatchObject([
      { actor: 'a1', what: 'cancelled', subject: booking.id, detail: 'ill', at: clock.now() },
    ])
    await close()
  })

  test('leaves no line where it was refused', async () => {
    const { opened, booking, cancel, close } = await start()
    granted(await cancel({ booking: booking.id, reason: 'ill' }))
    expect((await cancel({ booking: booking.id, reason: 'ill' })).ok).toBe(false)
    expect(await opened.staff.audit(5)).toHaveLength(1)
    await close()
  })

  test('is not done where the line cannot be written', async () => {
    const { opened, booking, needs, close } = await start()
    const first = (await opened.staff.audit(1))[0]
    expect(first).toBeUndefined()
    const twice = { ...needs.identifiers, uuid: () => 'the same id again' }
    const cancel = makeCancelByCounsellor(
      logging({ ...needs, identifiers: { ...twice } }, mira, () => ({ what: 'cancelled', subject: 'x' })),
    )
    await opened.staff.transaction(async tx => {
      const line = { id: 'the same id again', at: needs.clock.now(), actor: null, what: 'invited' }
      await tx.note({ ...line, subject: 's', detail: '' })
      return { ok: true, value: null }
    })
    await expect(cancel({ booking: booking.id, reason: 'ill' })).rejects.toThrow()
    expect((await needs.storage.findBooking(booking.id))?.status).toBe('booked')
    await close()
  })

  test('is done to one’s own: what is a colleague’s is answered as if it were not there', async () => {
    const { booking, needs, close } = await start()
    expect((await bookingFor(needs, mira, 'appointments', booking.id)).ok).toBe(true)
    const colleague = { id: 'a2', role: 'counsellor', counsellor: 'c2' } as const
    const unknown = { ok: false, refusal: { kind: 'booking-unknown' } }
    expect(await bookingFor(needs, colleague, 'appointments', booking.id)).toEqual(unknown)
    expect(await bookingFor(needs, mira, 'appointments', 'no booking')).toEqual(unknown)
    await close()
  })
})
