import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../src/booking/core/policy.ts'
import type { RefusalKind } from '../../../src/booking/core/refusal.ts'
import type { Result } from '../../../src/booking/core/result.ts'
import { slotId } from '../../../src/booking/core/slot-id.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, type Installation, noon, smallDistrict } from '../../builders/installation.ts'
import { anException } from '../../builders/records.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { type Staff, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

type Scene = Installation &
  Staff & {
    readonly free: string
    readonly taken: string
    readonly key: { readonly reference: string; readonly code: string }
    readonly cancelled: { readonly reference: string; readonly code: string }
  }
type Try = (scene: Scene) => Promise<Result<unknown>>

const past = slotId('r1', Temporal.Instant.from('2026-11-17T08:00:00Z'))
const far = slotId('r1', Temporal.Instant.from('2027-06-01T07:00:00Z'))
const wrong = '0000-0000-0000-0000'

const many = { email: 'amal@example.org' }
const device = { endpoint: 'https://push.example.org/1', keys: { p256dh: 'p', auth: 'a' } }
const shelter = '203.0.113.0/24'

const refusedCalls: readonly [RefusalKind, string, Try][] = [
  ['alert-not-possible', 'subscribe', ({ subscribeDevice, key }) => subscribeDevice({ ...key, device })],
  ['slot-unknown', 'book', ({ bookSlot }) => bookSlot({ slot: 'r1.zzz', ...aForm })],
  ['slot-unknown', 'hold', ({ holdSlot }) => holdSlot({ slot: '\u0000' })],
  ['slot-unknown', 'move', ({ moveBooking, key }) => moveBooking({ ...key, slot: 'r9.htedc' })],
  ['slot-past', 'book', ({ bookSlot }) => bookSlot({ slot: past, ...aForm })],
  ['slot-past', 'hold', ({ holdSlot }) => holdSlot({ slot: past })],
  ['slot-past', 'move', ({ moveBooking, key }) => moveBooking({ ...key, slot: past })],
  ['slot-beyond-horizon', 'book', ({ bookSlot }) => bookSlot({ slot: far, ...aForm })],
  ['slot-beyond-horizon', 'hold', ({ holdSlot }) => holdSlot({ slot: far })],
  ['slot-beyond-horizon', 'move', ({ moveBooking, key }) => moveBooking({ ...key, slot: far })],
  ['slot-taken', 'book', ({ bookSlot, taken }) => bookSlot({ slot: taken, ...aForm, idempotencyKey: 'new' })],
  ['slot-taken', 'hold', ({ holdSlot, taken }) => holdSlot({ slot: taken, client: 'holder' })],
  ['slot-taken', 'move', ({ moveBooking, key, taken }) => moveBooking({ ...key, slot: taken })],
  ['hold-unknown', 'book', ({ bookSlot }) => bookSlot({ hold: 'nothing', ...aForm, idempotencyKey: 'new' })],
  ['hold-unknown', 'move', ({ moveBooking, key }) => moveBooking({ ...key, hold: 'nothing' })],
  ['topic-not-offered', 'book', ({ bookSlot, free }) => bookSlot({ slot: free, ...aForm, topic: 'tax' })],
  [
    'language-not-offered',
    'book',
    ({ bookSlot, free }) => bookSlot({ slot: free, ...aForm, language: 'xx' }),
  ],
  [
    'idempotency-mismatch',
    'book',
    ({ bookSlot, free }) => bookSlot({ slot: free, ...aForm, idempotencyKey: 'used' }),
  ],
  [
    'too-many-bookings',
    'book',
    ({ bookSlot, free }) => bookSlot({ slot: free, ...aForm, contact: many, idempotencyKey: 'new' }),
  ],
  [
    'proof-needed',
    'book',
    ({ bookSlot, free }) => bookSlot({ slot: free, ...aForm, network: shelter, idempotencyKey: 'new' }),
  ],
  [
    'consent-needed',
    'book',
    ({ bookSlot, free }) => bookSlot({ slot: free, ...aForm, onBehalf: { by: 'volunteer', consent: false } }),
  ],
  ['booking-unknown', 'show', ({ showBooking, key }) => showBooking({ ...key, code: wrong })],
  ['booking-unknown', 'cancel', ({ cancelBooking, key }) => cancelBooking({ ...key, code: wrong })],
  [
    'booking-unknown',
    'move',
    ({ moveBooking, key, free }) => moveBooking({ ...key, code: wrong, slot: free }),
  ],
  ['illegal-transition', 'cancel', ({ cancelBooking, cancelled }) => cancelBooking(cancelled)],
  [
    'illegal-transition',
    'move',
    ({ moveBooking, cancelled, free }) => moveBooking({ ...cancelled, slot: free }),
  ],
  [
    'too-many-tries',
    'cancel',
    async ({ cancelBooking, key }) => {
      for (let tries = 0; tries < 20; tries += 1) await cancelBooking({ ...key, code: wrong })
      return cancelBooking(key)
    },
  ],
]

const { id: _, ...vacation } = anException()
const week = { from: noon, to: noon.add({ hours: 7 * 24 }) }

const refusedToStaff: readonly [RefusalKind, string, Try][] = [
  [
    'booking-unknown',
    'cancel',
    ({ cancelByCounsellor }) => cancelByCounsellor({ booking: 'b', reason: 'ill' }),
  ],
  ['booking-unknown', 'attend', ({ markAttendance }) => markAttendance({ booking: 'b', came: true })],
  [
    'office-hours-invalid',
    'save',
    ({ changeOfficeHours }) => changeOfficeHours({ save: someOfficeHours({ seats: 0 }) }),
  ],
  ['office-hours-unknown', 'end', ({ changeOfficeHours }) => changeOfficeHours({ end: 'nothing' })],
  ['office-hours-invalid', 'leave', ({ leave }) => leave({ counsellor: 'c1', last: 'soon' })],
  ['exception-invalid', 'add', ({ addException }) => addException({ ...vacation, to: '2026-11-23' })],
  ['exception-invalid', 'ill', ({ reportSick }) => reportSick({ counsellor: 'c1', to: 'soon' })],
  ['exception-unknown', 'remove', ({ removeException }) => removeException('nothing')],
  ['counsellor-unknown', 'add', ({ addException }) => addException({ ...vacation, counsellor: 'c9' })],
  ['counsellor-unknown', 'ill', ({ reportSick }) => reportSick({ counsellor: 'c9', to: '2026-12-01' })],
  [
    'counsellor-unknown',
    'leave',
    // The rules have ended by then.
    ({ leave }) => leave({ counsellor: 'c1', last: '2026-12-01', colleague: 'c9' }),
  ],
  [
    'counsellor-unknown',
    'hand over',
    ({ handOverBookings }) =>
      handOverBookings({ counsellor: 'c1', colleague: 'c9', ...week, reason: 'away' }),
  ],
  ['label-taken', 'join', ({ addCounsellor }) => addCounsellor({ ...aCounsellor(), teams: [] })],
  ['team-unknown', 'remove', ({ removeTeam }) => removeTeam('nothing')],
]

describe.each(engines)('a refused call on $name', ({ open }) => {
  const start = async (): Promise<Scene> => {
    const policy = { ...defaultPolicy, mostPerContact: 1, provenFrom: 1 }
    const lotse = await anInstallation(await open(), smallDistrict, { policy })
    const { slots } = await lotse.findSlots({ limit: 20 })
    const book = async (place: number, rest: { idempotencyKey?: string; contact?: typeof many } = {}) => {
      const network = rest.contact && shelter
      const input = { slot: at(slots, place).id, ...aForm, ...rest, network }
      const { booking, code } = granted(await lotse.bookSlot(input))
      return { reference: booking.reference, code }
    }
    const key = await book(0, { contact: many })
    const cancelled = await book(2)
    granted(await lotse.cancelBooking(cancelled))
    await book(3, { idempotencyKey: 'used' })
    // One hold lasts and one has run out, so that a sweep inside a refused call would show.
    granted(await lotse.holdSlot({ slot: at(slots, 5).id }))
    lotse.clock.advance({ minutes: 11 })
    granted(await lotse.holdSlot({ slot: at(slots, 4).id, client: 'holder' }))
    return {
      ...lotse,
      ...theStaff(lotse.needs),
      key,
      cancelled,
      free: at(slots, 1).id,
      taken: at(slots, 3).id,
    }
  }

  test.each([...refusedCalls, ...refusedToStaff])(
    'with %s leaves everything as it was (%s)',
    async (kind, _, attempt) => {
      const scene = await start()
      const counts = await scene.storage.counts()
      const claims = await scene.storage.claims({ from: 0, to: 99_999_999 }, noon)
      const district = await scene.storage.district()
      expect(outcomeOf(await attempt(scene))).toBe(kind)
      expect(await scene.storage.counts()).toEqual(counts)
      expect(await scene.storage.claims({ from: 0, to: 99_999_999 }, noon)).toEqual(claims)
      expect(await scene.storage.district()).toEqual(district)
      await scene.close()
    },
  )

  test('of every kind is among these', () => {
    const kinds: Record<RefusalKind, true> = {
      'slot-unknown': true,
      'slot-past': true,
      'slot-beyond-horizon': true,
      'slot-taken': true,
      'hold-unknown': true,
      'booking-unknown': true,
      'too-many-tries': true,
      'illegal-transition': true,
      'idempotency-mismatch': true,
      'topic-not-offered': true,
      'language-not-offered': true,
      'too-many-bookings': true,
      'proof-needed': true,
      'consent-needed': true,
      'office-hours-invalid': true,
      'office-hours-unknown': true,
      'exception-invalid': true,
      'exception-unknown': true,
      'counsellor-unknown': true,
      'label-taken': true,
      'team-unknown': true,
      'alert-not-possible': true,
    }
    expect(new Set([...refusedCalls, ...refusedToStaff].map(([kind]) => kind))).toEqual(
      new Set(Object.keys(kinds)),
    )
  })
})
