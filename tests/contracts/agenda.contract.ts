import { describe, expect, test } from 'vitest'
import { noon } from '../builders/installation.ts'
import { aBooking } from '../builders/records.ts'
import { type Opened, writeTo } from './opened.ts'

/** What stands in calendars of counsellors, whatever became of it. */
export const agendaContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)
  const later = (hours: number) => noon.add({ hours })
  const put = (id: string, changes: Parameters<typeof aBooking>[0]) =>
    write(tx => tx.bookings.insert(aBooking({ id, reference: `AAAA${id}`, ...changes })))
  const agenda = async (counsellors: readonly string[], from = noon, to = later(8)) =>
    (await opened().storage.agenda(counsellors, from, to)).map(({ id }) => id)

  describe(`the agenda on ${name}`, () => {
    test('has appointments of those who were asked for, with any status, by start', async () => {
      await put('b2', { start: later(3), end: later(4), status: 'cancelled' })
      await put('b1', { start: later(1), end: later(2), status: 'attended' })
      await put('b3', { counsellor: 'c2', start: later(2), end: later(3) })
      expect(await agenda(['c1'])).toEqual(['b1', 'b2'])
      expect(await agenda(['c1', 'c2'])).toEqual(['b1', 'b3', 'b2'])
      expect(await agenda([])).toEqual([])
    })

    test('has what touches the time, and nothing that only meets it', async () => {
      await put('b1', { start: later(1), end: later(2) })
      expect(await agenda(['c1'], later(2))).toEqual([])
      expect(await agenda(['c1'], noon, later(1))).toEqual([])
      expect(await agenda(['c1'], later(1).add({ minutes: 59 }))).toEqual(['b1'])
    })
  })
}
