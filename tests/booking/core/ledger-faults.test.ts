import { describe, expect, it } from 'vitest'
import { type Ledger, ledgerFaults } from '../../../src/booking/core/ledger-faults.ts'
import { quantaBetween } from '../../../src/booking/core/quanta.ts'
import { noon } from '../../builders/installation.ts'
import { aBooking } from '../../builders/records.ts'

type Entry = Ledger['bookings'][number]
type Row = Ledger['claims'][number]

const tomorrow = noon.add({ hours: 24 })

/** A talk of half an hour at a time of tomorrow, in minutes from noon. */
const aTalk = (id: string, minutes: number, changes: Partial<Entry> = {}): Entry =>
  aBooking({
    id,
    slot: `r1.${minutes}`,
    start: tomorrow.add({ minutes }),
    end: tomorrow.add({ minutes: minutes + 30 }),
    ...changes,
  })

/** The claims that a booking takes, its buffer after it included. */
const claimsOf = ({ id, slot, counsellor, start, end }: Entry, lane = 0, buffer = 0): readonly Row[] => {
  const { from, to } = quantaBetween(start, end.add({ minutes: buffer }))
  return Array.from({ length: to - from }, (_, place) => ({
    ...{ counsellor, lane, slot, owner: id, until: null },
    quantum: from + place,
  }))
}

const aLedger = (
  bookings: readonly Entry[],
  claims: readonly Row[],
  holds: readonly string[] = [],
): Ledger => ({
  bookings,
  claims,
  holds: new Set(holds),
})

const kinds = (ledger: Ledger) => ledgerFaults(ledger, noon).map(({ kind }) => kind)

const talk = aTalk('b1', 0)

describe('a ledger is sound', () => {
  it('when each booking has its time, with or without a buffer, and a hold has hers', () => {
    const next = aTalk('b2', 60)
    const held = claimsOf(aTalk('h1', 120)).map(claim => ({ ...claim, until: tomorrow }))
    expect(
      kinds(aLedger([talk, next], [...claimsOf(talk), ...claimsOf(next, 0, 15), ...held], ['h1'])),
    ).toEqual([])
  })

  it('when seats of a group share a session, and the session has its own claims', () => {
    const other = aTalk('b2', 0)
    const session = claimsOf(talk).map(claim => ({ ...claim, owner: talk.slot }))
    expect(kinds(aLedger([talk, other], [...session, ...claimsOf(talk, 1), ...claimsOf(other, 2)]))).toEqual(
      [],
    )
  })

  it('when a booking is counted in the quota of its rule', () => {
    const counted: Row = {
      counsellor: 'rule r1',
      lane: 2,
      quantum: 7,
      slot: talk.slot,
      owner: 'b1',
      until: null,
    }
    expect(kinds(aLedger([talk], [...claimsOf(talk), counted]))).toEqual([])
  })

  it('when a booking is with a colleague, where its slot has another name', () => {
    const handedOver = { ...talk, counsellor: 'c2' }
    const claims = claimsOf(handedOver).map(claim => ({ ...claim, slot: `${talk.slot}@c2` }))
    expect(kinds(aLedger([handedOver], claims))).toEqual([])
  })

  it('whatever became of bookings that are over or cancelled', () => {
    const over = aTalk('b2', 0, { start: noon.subtract({ hours: 2 }), end: noon.subtract({ hours: 1 }) })
    expect(kinds(aLedger([over, aTalk('b3', 0, { status: 'cancelled' })], []))).toEqual([])
    expect(kinds(aLedger([{ ...over, status: 'attended' }], claimsOf(over)))).toEqual([])
  })
})

describe('it is noticed', () => {
  it.each([0, 1, 5])('that the claim at place %i of a booking is missing', place => {
    const claims = claimsOf(talk).filter((_, each) => each !== place)
    expect(ledgerFaults(aLedger([talk], claims), noon)).toEqual([{ kind: 'unclaimed', slots: ['r1.0'] }])
  })

  it('that a booking has nothing, or has it with somebody else', () => {
    expect(kinds(aLedger([talk], []))).toEqual(['unclaimed'])
    const elsewhere = claimsOf(talk).map(claim => ({ ...claim, counsellor: 'c2' }))
    expect(kinds(aLedger([talk], elsewhere))).toEqual(['unclaimed'])
    const otherwise = claimsOf(talk).map(claim => ({ ...claim, slot: 'r1.99' }))
    expect(kinds(aLedger([talk], otherwise))).toEqual(['unclaimed'])
  })

  it('that its time is kept for a while only, as for a hold', () => {
    const fleeting = claimsOf(talk).map(claim => ({ ...claim, until: tomorrow }))
    expect(kinds(aLedger([talk], fleeting))).toEqual(['unclaimed'])
  })

  it('that a group’s session does not keep others off', () => {
    expect(kinds(aLedger([talk], claimsOf(talk, 1)))).toEqual(['unclaimed'])
  })

  it('that two bookings of a counsellor lie over one another, also where the times are the same', () => {
    const late = aTalk('b2', 15)
    const claims = [...claimsOf(talk), ...claimsOf(late).map(claim => ({ ...claim, lane: 0 }))]
    expect(ledgerFaults(aLedger([talk, late], claims), noon)).toEqual([
      { kind: 'overlap', slots: ['r1.0', 'r1.15'] },
    ])
    const same = aTalk('b2', 0)
    expect(kinds(aLedger([talk, same], [...claimsOf(talk), ...claimsOf(same)]))).toEqual(['overlap'])
    const elsewhere = { ...same, counsellor: 'c2' }
    expect(kinds(aLedger([talk, elsewhere], [...claimsOf(talk), ...claimsOf(elsewhere)]))).toEqual([])
  })

  it('that time is kept for nobody: a hold that is gone, a booking that was cancelled, a session without seats', () => {
    const lost = claimsOf(aTalk('nobody', 120))
    expect(ledgerFaults(aLedger([], lost), noon)).toEqual([{ kind: 'ownerless', slots: ['r1.120'] }])
    expect(kinds(aLedger([{ ...talk, status: 'cancelled' }], claimsOf(talk)))).toEqual(['ownerless'])
    const session = claimsOf(talk).map(claim => ({ ...claim, owner: talk.slot }))
    expect(kinds(aLedger([], session))).toEqual(['ownerless'])
  })
})
