import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slot } from '../../../src/booking/core/slot.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, type Installation } from '../../builders/installation.ts'
import { at, outcomeOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'
import { Ledger, mostAtOnce, seatsByModel } from './ledger.ts'

// Rules of mixed lengths, buffers and seats that lie across each other, for two counsellors.
const rules = [
  someOfficeHours({ id: 'half', to: '11:00' }),
  someOfficeHours({ id: 'hour', slotMinutes: 60, bufferMinutes: 10, from: '09:15', to: '11:30' }),
  someOfficeHours({ id: 'group', slotMinutes: 45, seats: 3, to: '10:45' }),
  someOfficeHours({ id: 'class', slotMinutes: 30, bufferMinutes: 5, seats: 2, from: '09:30', to: '10:35' }),
  someOfficeHours({ id: 'colleague', counsellor: 'c2', slotMinutes: 20, to: '10:00' }),
]
const counsellors = [aCounsellor(), aCounsellor({ id: 'c2' })]
const day = {
  from: Temporal.Instant.from('2026-11-24T00:00:00Z'),
  to: Temporal.Instant.from('2026-11-25T00:00:00Z'),
}
const all = rules.flatMap(rule => counsellors.flatMap(counsellor => slotsOf(rule, counsellor, day)))

type Operation =
  | { readonly do: 'hold'; readonly slot: number; readonly client: number }
  | { readonly do: 'book'; readonly slot: number }
  | { readonly do: 'book held'; readonly which: number }
  | { readonly do: 'move held'; readonly which: number }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'move'; readonly which: number; readonly slot: number }
  | { readonly do: 'hold again'; readonly which: number }
  | { readonly do: 'outlive'; readonly which: number }
  | { readonly do: 'wait'; readonly minutes: number }

const slot = fc.nat({ max: all.length - 1 })
const which = fc.nat({ max: 30 })
const only = <T extends string>(name: T) => fc.constant<T>(name)
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: only('hold'), slot, client: fc.nat({ max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ do: only('book'), slot }) },
  { weight: 3, arbitrary: fc.record({ do: only('book held'), which }) },
  { weight: 2, arbitrary: fc.record({ do: only('move held'), which }) },
  { weight: 2, arbitrary: fc.record({ do: only('move'), which, slot }) },
  { weight: 1, arbitrary: fc.record({ do: only('cancel'), which }) },
  { weight: 2, arbitrary: fc.record({ do: only('wait'), minutes: fc.constantFrom(1, 6, 11, -8, -15) }) },
  { weight: 2, arbitrary: fc.record({ do: only('hold again'), which }) },
  { weight: 1, arbitrary: fc.record({ do: only('outlive'), which }) },
)

const pick = <T>(map: Map<string, T>, place: number): [string, T] | undefined => {
  const entries = [...map]
  return entries.length === 0 ? undefined : at(entries, place % entries.length)
}

const slotById = (id: string): Slot => {
  const found = all.find(candidate => candidate.id === id)
  if (!found) throw new Error(`no slot ${id}`)
  return found
}

const hold = async (lotse: Installation, ledger: Ledger, wanted: Slot, client: number): Promise<string> => {
  const result = await lotse.holdSlot({
    slot: wanted.id,
    client: client === 0 ? undefined : `client ${client}`,
  })
  if (!result.ok) return `hold ${result.refusal.kind}`
  const again = ledger.holds.has(result.value.hold)
  for (const [id, other] of ledger.holds) if (client > 0 && other.client === client) ledger.holds.delete(id)
  ledger.sweep(lotse.clock.now())
  ledger.holds.set(result.value.hold, { slot: wanted, until: result.value.expires, client, swept: false })
  return again ? 'prolong ok' : 'hold ok'
}

const book = async (
  lotse: Installation,
  ledger: Ledger,
  choice: { slot: string } | { hold: string },
): Promise<string> => {
  const result = await lotse.bookSlot({ ...choice, ...aForm })
  const name = 'hold' in choice ? 'book held' : 'book'
  if (!result.ok) return `${name} ${result.refusal.kind}`
  const { booking, code } = result.value
  ledger.sweep(lotse.clock.now())
  ledger.bookings.set(booking.id, {
    key: { reference: booking.reference, code },
    slot: slotById(booking.slot),
  })
  if ('hold' in choice) ledger.holds.delete(choice.hold)
  return `${name} ok`
}

const move = async (
  lotse: Installation,
  ledger: Ledger,
  place: number,
  choice: { slot: string } | { hold: string },
): Promise<string> => {
  const found = pick(ledger.bookings, place)
  if (!found) return 'nothing to move'
  const [id, { key }] = found
  const result = await lotse.moveBooking({ ...key, ...choice })
  const name = 'hold' in choice ? 'move held' : 'move'
  if (!result.ok) return `${name} ${result.refusal.kind}`
  ledger.sweep(lotse.clock.now())
  ledger.bookings.set(id, { key, slot: slotById(result.value.slot) })
  if ('hold' in choice) ledger.holds.delete(choice.hold)
  return `${name} ok`
}

const cancel = async (lotse: Installation, ledger: Ledger, place: number): Promise<string> => {
  const found = pick(ledger.bookings, place)
  if (!found) return 'nothing to cancel'
  const outcome = outcomeOf(await lotse.cancelBooking(found[1].key))
  if (outcome === 'ok') {
    ledger.bookings.delete(found[0])
    ledger.sweep(lotse.clock.now())
  }
  return `cancel ${outcome}`
}

const lateness = (lotse: Installation, ledger: Ledger, id: string): string => {
  const held = ledger.holds.get(id)
  if (held && Temporal.Instant.compare(held.until, lotse.clock.now()) <= 0) return 'late, '
  return held?.swept ? 'swept, ' : ''
}

/** Somebody books when a hold has run out, and then its owner comes; after that the clock is set back. */
const outlive = async (lotse: Installation, ledger: Ledger, id: string, wanted: Slot): Promise<string> => {
  lotse.clock.advance({ minutes: 11 })
  await book(lotse, ledger, { slot: wanted.id })
  const late = lateness(lotse, ledger, id)
  const outcome = late + (await book(lotse, ledger, { hold: id }))
  lotse.clock.advance({ minutes: -15 })
  return outcome
}

const perform = async (lotse: Installation, ledger: Ledger, step: Operation): Promise<string> => {
  if (step.do === 'wait') {
    lotse.clock.advance({ minutes: step.minutes })
    return 'wait'
  }
  if (step.do === 'hold') return hold(lotse, ledger, at(all, step.slot), step.client)
  if (step.do === 'book') return book(lotse, ledger, { slot: at(all, step.slot).id })
  if (step.do === 'move') return move(lotse, ledger, step.which, { slot: at(all, step.slot).id })
  if (step.do === 'cancel') return cancel(lotse, ledger, step.which)
  const held = pick(ledger.holds, step.which)
  if (!held) return 'nothing held'
  if (step.do === 'hold again') return hold(lotse, ledger, held[1].slot, held[1].client)
  if (step.do === 'outlive') return outlive(lotse, ledger, held[0], held[1].slot)
  const late = lateness(lotse, ledger, held[0])
  const choice = { hold: held[0] }
  if (step.do === 'book held') return late + (await book(lotse, ledger, choice))
  return late + (await move(lotse, ledger, step.which, choice))
}

const needed = [
  ...['hold ok', 'hold slot-taken', 'book ok', 'book slot-taken', 'book held ok', 'late, book held ok'],
  ...['late, book held slot-taken', 'move ok', 'move slot-taken', 'move held ok', 'cancel ok', 'wait'],
  ...['prolong ok', 'swept, book held ok', 'swept, book held slot-taken'],
]

describe.each(engines)('two appointments of a counsellor on $name', ({ name, open }) => {
  test('never overlap beyond her seats, and what is listed is what can be taken, in any order of things', async () => {
    const reached = new Map<string, number>(needed.map(state => [state, 0]))
    const scenario = fc.array(operation, { minLength: 20, maxLength: 45, size: 'max' })
    await fc.assert(
      fc.asyncProperty(scenario, slot, async (steps, last) => {
        const lotse = await anInstallation(await open(), { counsellors, officeHours: rules })
        const ledger = new Ledger()
        for (const step of steps) {
          const outcome = await perform(lotse, ledger, step)
          reached.set(outcome, (reached.get(outcome) ?? 0) + 1)
          for (const { seats, people } of mostAtOnce(ledger.taken(lotse.clock.now())))
            expect(people).toBeLessThanOrEqual(seats)
        }
        const taken = ledger.taken(lotse.clock.now())
        const free = new Map((await lotse.findSlots(day)).slots.map(({ id, seats }) => [id, seats]))
        const model = all
          .map(one => [one.id, seatsByModel(one, taken)] as const)
          .filter(([, seats]) => seats > 0)
        expect(free).toEqual(new Map(model))
        const wanted = at(all, last)
        expect(outcomeOf(await lotse.bookSlot({ slot: wanted.id, ...aForm }))).toBe(
          free.has(wanted.id) ? 'ok' : 'slot-taken',
        )
        await lotse.close()
      }),
      { numRuns: name === 'memory' ? 200 : 100 },
    )
    console.log(name, Object.fromEntries([...reached].toSorted()))
    for (const state of needed) expect(reached.get(state), state).toBeGreaterThan(0)
  }, 120_000)
})
