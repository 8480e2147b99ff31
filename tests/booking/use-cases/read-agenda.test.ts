import { describe, expect, test } from 'vitest'
import { quantaBetween } from '../../../src/booking/core/quanta.ts'
import { makeReadAgenda } from '../../../src/booking/use-cases/read-agenda.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { aConnection } from '../../builders/records.ts'
import { at, granted } from '../../builders/result.ts'
import { theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const dayOf = (date: string) => {
  const start = Temporal.PlainDate.from(date).toZonedDateTime('Europe/Berlin')
  return { from: start.toInstant(), to: start.add({ days: 1 }).toInstant() }
}

describe.each(engines)('a counsellor’s agenda on $name', ({ open }) => {
  const start = async () => {
    const opened = await open()
    const lotse = await anInstallation(opened, {
      counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })],
      officeHours: [someOfficeHours(), someOfficeHours({ id: 'r2', counsellor: 'c2' })],
    })
    const readAgenda = makeReadAgenda(lotse.needs)
    const read = (date: string, counsellors = ['c1']) => readAgenda({ counsellors, ...dayOf(date) })
    return { ...lotse, ...theStaff(lotse.needs), opened, read }
  }
  const shown = (spans: readonly { start: Temporal.Instant; end: Temporal.Instant }[]) =>
    spans.map(({ start: from, end }) => `${from} ${end}`)

  test('has her office hours, what is booked into them, and nobody else’s', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 1).id, ...aForm }))
    const { slots: others } = await lotse.findSlots({ counsellor: 'c2' })
    granted(await lotse.bookSlot({ slot: at(others, 1).id, ...aForm }))
    const agenda = await lotse.read('2026-11-24')
    expect(agenda.appointments.map(({ id }) => id)).toEqual([booking.id])
    expect(shown(agenda.hours)).toEqual(['2026-11-24T08:00:00Z 2026-11-24T11:00:00Z'])
    expect((await lotse.read('2026-11-24', ['c1', 'c2'])).appointments).toHaveLength(2)
    expect(await lotse.read('2026-11-23')).toMatchObject({ appointments: [], hours: [] })
    await lotse.close()
  })

  test('keeps what was cancelled, so that a gap has its reason', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 1).id, ...aForm }))
    granted(await lotse.cancelByCounsellor({ booking: booking.id, reason: 'other' }))
    expect((await lotse.read('2026-11-24')).appointments).toMatchObject([{ status: 'cancelled' }])
    await lotse.close()
  })

  test('has no hours on holidays and on days off, and hours in parts where a part is off', async () => {
    const lotse = await start()
    const off = { kind: 'off', counsellor: 'c1', rule: null, reason: 'vacation' } as const
    const on = (date: string, hours: { from: string; to: string } | null) =>
      lotse.addException({ ...off, from: date, to: date, hours })
    granted(await on('2026-11-24', { from: '10:00', to: '10:30' }))
    granted(await on('2026-12-01', null))
    expect(shown((await lotse.read('2026-11-24')).hours)).toEqual([
      '2026-11-24T08:00:00Z 2026-11-24T09:00:00Z',
      '2026-11-24T09:30:00Z 2026-11-24T11:00:00Z',
    ])
    const away = await lotse.read('2026-12-01')
    expect(away).toMatchObject({ hours: [], exceptions: [{ reason: 'vacation' }], holidays: [] })
    // Neujahr 2027 is a Friday; Heilige Drei Könige a Wednesday: no Tuesday is a holiday, so the list is asked by itself.
    expect((await lotse.read('2027-01-01')).holidays).toEqual(['2027-01-01'])
    await lotse.close()
  })

  test('has the time that her own calendar takes, as one span each', async () => {
    const lotse = await start()
    const connection = aConnection()
    await lotse.opened.keeper.add(connection)
    const from = Temporal.Instant.from('2026-11-24T08:30:00Z')
    const busy = quantaBetween(from, from.add({ minutes: 45 }))
    await lotse.opened.keeper.noteReading(
      connection,
      {
        whole: true,
        busy: [
          { object: 'o1', ...busy },
          { object: 'o2', from: busy.from + 2, to: busy.to },
        ],
      },
      { at: from, mark: null, whole: from },
    )
    expect(shown((await lotse.read('2026-11-24')).busy)).toEqual([
      '2026-11-24T08:30:00Z 2026-11-24T09:15:00Z',
    ])
    expect((await lotse.read('2026-11-25')).busy).toEqual([])
    await lotse.close()
  })
})
