import { describe, expect, test } from 'vitest'
import type { LogLine } from '../../../src/booking/ports/records.ts'
import type { BookingDependencies } from '../../../src/booking/use-cases/dependencies.ts'
import type { WorkResult } from '../../../src/server/workspace/acting.ts'
import { makeDesk } from '../../../src/server/workspace/desk.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2' }), aCounsellor({ id: 'c3' })],
  officeHours: [
    // A notice of its own, longer than the district's.
    someOfficeHours({ noticeMinutes: 24 * 60 }),
    someOfficeHours({ id: 'r2', counsellor: 'c2', recurrence: 'FREQ=WEEKLY;BYDAY=WE' }),
    someOfficeHours({ id: 'r3', counsellor: 'c3' }),
  ],
  teams: [{ id: 'team', label: 'Team', members: ['c1', 'c2'] }],
}

const counsellor = { id: 'a1', role: 'counsellor', counsellor: 'c1' } as const
const lead = { id: 'a2', role: 'team-lead', counsellor: 'c2' } as const
const nobodys = [
  { id: 'a3', role: 'administrator', counsellor: null },
  { id: 'a4', role: 'editor', counsellor: 'c1' },
  { id: 'a5', role: 'counsellor', counsellor: 'c2' },
  { id: 'a6', role: 'team-lead', counsellor: 'c3' },
] as const

/** The value of what somebody may do, and can. */
const hers = <T>(result: WorkResult<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** What happens, in order: a line of the log is written, a unit of work is done, something personal is opened. */
const watching = (needs: BookingDependencies, happened: string[], lines: LogLine[]): BookingDependencies => ({
  ...needs,
  sealer: {
    ...needs.sealer,
    open: (text, context) => {
      happened.push('opened')
      return needs.sealer.open(text, context)
    },
  },
  storage: {
    ...needs.storage,
    transaction: async work => {
      const result = await needs.storage.transaction(tx => {
        const note = (line: LogLine) => {
          happened.push(line.what)
          lines.push(line)
          return tx.log.note(line)
        }
        return work({ ...tx, log: { note } })
      })
      happened.push(result.ok ? 'done' : result.refusal.kind)
      return result
    },
  },
})

describe.each(engines)('at the desk on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), district)
    const happened: string[] = []
    const lines: LogLine[] = []
    const needs = watching(lotse.needs, happened, lines)
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const form = { ...aForm, contact: { phone: '0170 1234567' }, wishes: ['interpreter'] as const }
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...form, locale: 'ar' }))
    return { ...lotse, desk: makeDesk(needs), needs, happened, lines, slots, booking, code }
  }

  test('a name is opened only after the line that says who looked, also where it cannot be opened', async () => {
    const { desk, booking, happened, lines, needs, close } = await start()
    expect(await desk.openContact(counsellor, booking.id)).toEqual({
      ok: true,
      value: { name: 'Amal', contact: { phone: '0170 1234567' } },
    })
    expect(happened).toEqual(['opened-contact', 'done', 'opened'])
    expect(lines).toMatchObject([{ actor: 'a1', subject: booking.id, detail: '' }])
    expect(JSON.stringify(lines)).not.toContain('Amal')
    const broken = makeDesk({
      ...needs,
      sealer: { ...needs.sealer, open: () => expect.unreachable('the key is not there') },
    })
    await expect(broken.openContact(counsellor, booking.id)).rejects.toThrow('the key is not there')
    expect(lines).toHaveLength(2)
    await close()
  })

  test('what is forgotten is told to be so, and nobody is said to have looked', async () => {
    const { desk, booking, happened, clock, forgetPersonalData, close } = await start()
    clock.set(booking.end.add({ hours: 49 }))
    await forgetPersonalData(booking.id)
    happened.length = 0
    expect(await desk.openContact(counsellor, booking.id)).toEqual({ ok: true, value: null })
    expect(hers(await desk.read(counsellor, booking.id)).remembered).toBe(false)
    const next = { booking: booking.id, slot: booking.slot }
    expect(await desk.bookNext(counsellor, next)).toEqual({ ok: true, value: null })
    expect(happened).toEqual([])
    await close()
  })

  test('the slip has the code that opens the appointment, and the log says that it was shown', async () => {
    const { desk, booking, code, lines, close } = await start()
    const slip = hers(await desk.readSlip(counsellor, booking.id))
    expect(slip).toMatchObject({ code, locale: 'ar', booking: { reference: booking.reference } })
    expect(lines).toMatchObject([{ what: 'opened-contact', detail: 'slip', subject: booking.id }])
    await close()
  })

  test('who came by mistake did not: the history keeps both, the counters only what is right', async () => {
    const { desk, booking, clock, lines, storage, close } = await start()
    clock.set(booking.start)
    for (const came of [true, true, false, true, false])
      expect(await desk.mark(counsellor, booking.id, came)).toMatchObject({
        ok: true,
        value: { status: came ? 'attended' : 'missed' },
      })
    const outcomes = (await storage.history(booking.id)).map(({ what }) => what)
    expect(outcomes).toEqual(['booked', 'attended', 'missed', 'attended', 'missed'])
    const counters = await storage.counters('2026-11-24', '2026-11-24')
    expect(counters.filter(({ count }) => count !== 0).map(({ outcome, count }) => [outcome, count])).toEqual(
      [
        ['booked', 1],
        ['missed', 1],
      ],
    )
    // The second "came" changed nothing.
    expect(lines.map(({ what }) => what)).toEqual([
      'marked-attended',
      'marked-missed',
      'marked-attended',
      'marked-missed',
    ])
    clock.set(booking.start.add({ hours: 24 }))
    expect(await desk.mark(counsellor, booking.id, true)).toMatchObject({ ok: false })
    await close()
  })

  test('the next appointment has the same person, and nobody sees who she is', async () => {
    const { desk, booking, lines, needs, storage, close } = await start()
    const times = hers(await desk.findNextTimes(counsellor, booking.id))
    const local = times.same.map(({ weeks, start, slot }) => [weeks, start.toString(), slot?.office])
    expect(local).toEqual([
      [1, '2026-12-01T08:00:00Z', 'town-hall'],
      [2, '2026-12-08T08:00:00Z', 'town-hall'],
      [4, '2026-12-22T08:00:00Z', 'town-hall'],
    ])
    const slot = at(times.same, 1).slot?.id ?? ''
    const wanted = { booking: booking.id, slot, idempotencyKey: 'one form' }
    const next = hers(await desk.bookNext(counsellor, wanted))
    expect(next?.booking).toMatchObject({
      ...{ slot, topic: 'housing', language: 'ar', bookedBy: 'counsellor', wishes: ['interpreter'] },
    })
    expect(hers(await desk.bookNext(counsellor, wanted))?.booking.id).toBe(next?.booking.id)
    const stored = await storage.findBooking(next?.booking.id ?? '')
    expect(stored).toMatchObject({ locale: 'ar', consent: needs.clock.now() })
    const personal = needs.sealer.open(stored?.personal ?? '', stored?.id ?? '')
    expect(JSON.parse(personal)).toEqual({ name: 'Amal', contact: { phone: '0170 1234567' } })
    expect(lines[0]).toMatchObject({ what: 'booked', actor: 'a1', subject: next?.booking.id })
    expect(lines.map(({ what }) => what)).not.toContain('opened-contact')
    const taken = hers(await desk.findNextTimes(counsellor, booking.id))
    expect(taken.same.map(({ slot: free }) => free !== undefined)).toEqual([true, false, true])
    await close()
  })

  test('times can be booked up to the last moment, where readers need a day', async () => {
    const { desk, clock, findSlots, close } = await start()
    clock.set(Temporal.Instant.from('2026-11-24T10:29:00Z'))
    const first = at((await findSlots({ counsellor: 'c1' })).slots, 0)
    expect(first.start.toString()).toBe('2026-12-01T08:00:00Z')
    const found = hers(await desk.findTimes(counsellor, {}))
    expect(at(found.slots, 0).start.toString()).toBe('2026-11-24T10:30:00Z')
    const typed = { ...aForm, slot: at(found.slots, 0).id, wishes: [], idempotencyKey: 'k' }
    expect(await desk.book(counsellor, { ...typed, consent: false })).toMatchObject({
      refusal: { kind: 'consent-needed' },
    })
    expect(await desk.book(counsellor, { ...typed, consent: true })).toMatchObject({ ok: true })
    const day = hers(await desk.day(counsellor, { date: Temporal.PlainDate.from('2026-11-24') }))
    expect(day.appointments.map(({ start }) => start.toString())).toEqual([
      '2026-11-24T08:00:00Z',
      '2026-11-24T10:30:00Z',
    ])
    expect(day.free).toEqual([])
    await close()
  })

  test('a team lead works for her team, and books with whoever is free first', async () => {
    const { desk, booking, close } = await start()
    expect(await desk.find(lead, booking.reference.toLowerCase())).toEqual({ ok: true, value: booking.id })
    const { slots } = hers(await desk.findTimes(lead, { distinct: true }))
    expect(new Set(slots.map(({ counsellor: { id } }) => id))).toEqual(new Set(['c1', 'c2']))
    const date = Temporal.PlainDate.from('2026-11-24')
    const names = hers(await desk.openNames(lead, { date }))
    expect([...names]).toEqual([[booking.id, 'Amal']])
    await close()
  })

  test.each(nobodys)('$role of $counsellor finds nothing of others, and changes nothing', async actor => {
    const { desk, booking, slots, lines, storage, clock, close } = await start()
    const before = await storage.counts()
    const { id, reference } = booking
    const unknown = { ok: false, refusal: { kind: 'booking-unknown' } }
    expect(await desk.find(actor, reference)).toEqual(unknown)
    expect(await desk.read(actor, id)).toEqual(unknown)
    expect(await desk.openContact(actor, id)).toEqual(unknown)
    expect(await desk.readSlip(actor, id)).toEqual(unknown)
    expect(await desk.findNextTimes(actor, id)).toEqual(unknown)
    const slot = at(slots, 3).id
    expect(await desk.bookNext(actor, { booking: id, slot })).toEqual(unknown)
    const typed = { ...aForm, slot, wishes: [], consent: true }
    expect(await desk.book(actor, typed)).toMatchObject({ refusal: { kind: 'not-allowed' } })
    expect(await desk.findTimes(actor, { counsellor: 'c1' })).toMatchObject({ ok: false })
    const date = Temporal.PlainDate.from('2026-11-24')
    expect(await desk.day(actor, { date, counsellor: 'c1' })).toMatchObject({ ok: false })
    clock.set(booking.start)
    expect(await desk.mark(actor, id, true)).toEqual(unknown)
    expect([await storage.counts(), lines]).toEqual([before, []])
    await close()
  })
})
