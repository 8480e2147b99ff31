import { describe, expect, test } from 'vitest'
import { makeHandOverBookings } from '../../../src/booking/use-cases/hand-over-bookings.ts'
import { makeAppointmentChanges } from '../../../src/server/workspace/appointment-changes.ts'
import { makeDesk } from '../../../src/server/workspace/desk.ts'
import { makePlanning } from '../../../src/server/workspace/planning.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, calmPolicy } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { databases } from '../../builders/staff-scene.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'r2', counsellor: 'c2', recurrence: 'FREQ=WEEKLY;BYDAY=WE' }),
  ],
  teams: [{ id: 'team', label: 'Team', members: ['c1', 'c2'] }],
}
const counsellor = { id: 'a1', role: 'counsellor', counsellor: 'c1' } as const
const lead = { id: 'a2', role: 'team-lead', counsellor: 'c2' } as const
const administrator = { id: 'a3', role: 'administrator', counsellor: null } as const

const done = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

const contacts = [
  ['a mail', { email: 'amal@example.org', phone: '0151 23456789' }, 'mail', true],
  ['a text message', { phone: '0151 23456789' }, 'text', true],
  ['a call, because text messages do not go to landlines', { phone: '07131 123456' }, 'call', false],
  ['nobody, without a contact', undefined, 'none', false],
] as const

describe.each(databases)('what staff change on $name', ({ open }) => {
  const start = async (contact?: { email?: string; phone?: string }) => {
    const opened = await open()
    const policy = { ...calmPolicy, mail: true, sms: true }
    const lotse = await anInstallation(opened, district, { policy })
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const form = { ...aForm, contact }
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...form }))
    const lines = async () => (await opened.staff.audit(9)).toReversed()
    const changes = makeAppointmentChanges(lotse.needs)
    const to = booking.start.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString()
    return { ...lotse, lines, changes, planning: makePlanning(lotse.needs), slots, booking, to }
  }

  test.each(contacts)('is told to its reader by %s', async (_, contact, told, reached) => {
    const { changes, planning, booking, lines, to, close } = await start(contact)
    expect(done(await changes.told(counsellor, booking.id))).toBe(told)
    const wanted = { booking: booking.id, from: booking.start, to: booking.end.add({ hours: 24 }) }
    expect(done(await changes.free(counsellor, wanted)).reached).toBe(reached)
    const sick = { counsellor: 'c1', to }
    expect(done(await planning.tryIllness(counsellor, sick))).toMatchObject([{ told }])
    expect((await changes.told({ ...counsellor, counsellor: 'c2' }, booking.id)).ok).toBe(false)
    // The program has looked for itself: nobody has seen anything.
    expect(await lines()).toEqual([])
    await close()
  })

  test('for illness stands in the log without why, and who is to be called is known a minute later', async () => {
    const { planning, booking, lines, forgetPersonalData, to, close } = await start({ phone: '07131 1234' })
    const sick = { counsellor: 'c1', to }
    const id = done(await planning.reportSick(counsellor, sick))
    expect(done(await planning.reportSick(counsellor, sick))).toBe(id)
    const written = (await lines()).map(({ what, subject, detail }) => [what, subject, detail])
    expect(written.toSorted()).toEqual([
      ['added-exception', id, ''],
      ['cancelled', booking.id, ''],
    ])
    await forgetPersonalData(booking.id)
    const { cancelled } = done(await planning.illness(counsellor, id))
    expect(cancelled).toMatchObject([{ booking: { id: booking.id }, told: 'call' }])
    await close()
  })

  test('never says why somebody is away', async () => {
    const { planning, booking, lines, to, close } = await start()
    const days = {
      kind: 'off',
      counsellor: 'c1',
      rule: null,
      from: to,
      to,
      hours: null,
      reason: 'ill',
    } as const
    const { exception } = done(
      await planning.addException(counsellor, days, [{ booking: booking.id, what: 'cancel' }]),
    )
    done(await planning.removeException(counsellor, exception.id))
    expect((await lines()).map(({ detail }) => detail)).toEqual(['', '', ''])
    await close()
  })

  test('is reported sick only by who may cancel what is booked', async () => {
    const { planning, storage, to, close } = await start()
    const sick = { counsellor: 'c1', to }
    expect((await planning.tryIllness(administrator, sick)).ok).toBe(false)
    expect((await planning.reportSick(administrator, sick)).ok).toBe(false)
    expect((await storage.district()).exceptions).toEqual([])
    await close()
  })

  test('goes back only to a time of its counsellor', async () => {
    const { changes, booking, slots, needs, lines, close } = await start()
    const move = async (slot: string) => done(await changes.move(lead, { booking: booking.id, slot }))
    const [first, second] = [at(slots, 0).id, at(slots, 1).id]
    expect((await move(second)).back).toBe(first)
    // Sent twice: there is nothing to take back.
    expect((await move(second)).back).toBeUndefined()
    expect(await lines()).toHaveLength(1)
    const { start: from, end: to } = booking
    const step = {
      counsellor: 'c1',
      colleague: 'c2',
      from,
      to: to.add({ hours: 9 }),
      reason: 'away',
    } as const
    expect(granted(await makeHandOverBookings(needs)(step)).handedOver).toHaveLength(1)
    const home = await move(second)
    expect(home.booking.counsellor.id).toBe('c1')
    expect(home.back).toBeUndefined()
    expect(await lines()).toHaveLength(2)
    await close()
  })

  test('is booked once, and said once, where a form comes twice', async () => {
    const { needs, slots, lines, booking, close } = await start({ phone: '0151 23456789' })
    const desk = makeDesk(needs)
    const typed = { ...aForm, slot: at(slots, 2).id, wishes: [], consent: true, idempotencyKey: 'one form' }
    const ids = [
      done(await desk.book(counsellor, typed)).booking.id,
      done(await desk.book(counsellor, typed)).booking.id,
    ]
    expect(new Set(ids).size).toBe(1)
    expect(await lines()).toMatchObject([{ what: 'booked', subject: ids[0] }])
    const next = { booking: booking.id, slot: at(slots, 3).id, idempotencyKey: 'another form' }
    done(await desk.bookNext(counsellor, next))
    done(await desk.bookNext(counsellor, next))
    expect(await lines()).toHaveLength(2)
    await close()
  })
})
