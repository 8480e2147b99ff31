import fc from 'fast-check'
import { expect } from 'vitest'
import { done } from '../../../src/booking/core/result.ts'
import { type AnyStorage, aForm, anInstallation, type Installation } from '../../builders/installation.ts'
import { at, outcomeOf } from '../../builders/result.ts'
import { type Staff, theStaff } from '../../builders/staff.ts'
import { Ledger, mostAtOnce, seatsByModel } from './ledger.ts'
import { type Operation, scenario, seenInHundred } from './operations.ts'
import { book, bookBeside, cancel, hold, lateness, move, outlive, pick } from './reader-steps.ts'
import { changeRule, close, handOver, narrowRule, open as reopen, sick, takeBack } from './staff-steps.ts'
import { counsellors, day, firstRules, variants } from './world.ts'

type Office = Installation & Staff

const withHeld = async (
  office: Office,
  ledger: Ledger,
  step: Extract<Operation, { which: number }>,
): Promise<string> => {
  const held = pick(ledger.holds, step.which)
  if (!held) return 'nothing held'
  const [id, { slot, client }] = held
  if (step.do === 'hold again') return hold(office, ledger, slot.id, client)
  if (step.do === 'outlive') return outlive(office, ledger, id, slot.id)
  const late = lateness(office, ledger, id)
  if (step.do === 'book held') return late + (await book(office, ledger, { hold: id }))
  return late + (await move(office, ledger, step.which, { hold: id }))
}

const perform = async (office: Office, ledger: Ledger, step: Operation): Promise<readonly string[]> => {
  if (step.do === 'hand over') return handOver(office, ledger, step.counsellor)
  if (step.do === 'sick') return sick(office, ledger, step.counsellor)
  if (step.do === 'take back') return takeBack(office, ledger, step.which)
  if (step.do === 'change rule') return changeRule(office, ledger, step.rule, at(variants, step.variant))
  if (step.do === 'narrow rule') return narrowRule(office, ledger, step.which)
  if (step.do === 'end rule') return changeRule(office, ledger, step.rule, undefined)
  if (step.do === 'close') return close(office, ledger, step.closing)
  if (step.do === 'open') return reopen(office, ledger, step.which)
  if (step.do === 'cancel') return [await cancel(office, ledger, step.which)]
  if (step.do === 'wait') {
    office.clock.advance({ minutes: step.minutes })
    return ['wait']
  }
  if (step.do === 'book beside') return [await bookBeside(office, ledger, step.which)]
  if (!('slot' in step)) return [await withHeld(office, ledger, step)]
  const slots = ledger.slots()
  if (slots.length === 0) return ['nothing there']
  const { id } = at(slots, step.slot % slots.length)
  if (step.do === 'hold') return [await hold(office, ledger, id, step.client)]
  if (step.do === 'book') return [await book(office, ledger, { slot: id })]
  return [await move(office, ledger, step.which, { slot: id })]
}

const expectNoOverlap = (office: Office, ledger: Ledger): void => {
  for (const { seats, people } of mostAtOnce(ledger.taken(office.clock.now())))
    expect(people).toBeLessThanOrEqual(seats)
}

/** What is listed is what can be taken, and every booking is where its counsellor believes it to be. */
const expectAgreement = async (office: Office, ledger: Ledger, last: number): Promise<string> => {
  const taken = ledger.taken(office.clock.now())
  const slots = ledger.slots()
  const listed = new Map(
    (await office.findSlots({ ...day, limit: 500 })).slots.map(({ id, seats }) => [id, seats]),
  )
  const model = slots
    .map(slot => [slot.id, seatsByModel(slot, taken)] as const)
    .filter(([, seats]) => seats > 0)
  expect(listed).toEqual(new Map(model))
  const active = await office.storage.transaction(async tx =>
    done(await tx.bookings.activeIn(null, day.from, day.to)),
  )
  const known = [...ledger.bookings].map(
    ([id, { slot }]) => `${id} ${slot.counsellor} ${slot.start} ${slot.end}`,
  )
  if (!active.ok) throw new Error(active.refusal.kind)
  const kept = active.value.map(({ id, counsellor, start, end }) => `${id} ${counsellor} ${start} ${end}`)
  expect(kept.toSorted()).toEqual(known.toSorted())
  if (slots.length === 0) return 'nothing'
  const wanted = at(slots, last % slots.length)
  const outcome = outcomeOf(await office.bookSlot({ slot: wanted.id, ...aForm }))
  expect(outcome).toBe(listed.has(wanted.id) ? 'ok' : 'slot-taken')
  return outcome
}

/**
 * Lets readers and counsellors do anything in any order, so many times, and checks after each step and at the end of each
 * time what must hold. Answers how often everything was reached.
 */
export const runDomain = async (
  open: () => Promise<AnyStorage>,
  numRuns: number,
  seconds: number,
): Promise<ReadonlyMap<string, number>> => {
  const reached = new Map<string, number>(Object.keys(seenInHundred).map(state => [state, 0]))
  const note = (outcome: string) => reached.set(outcome, (reached.get(outcome) ?? 0) + 1)
  await fc.assert(
    fc.asyncProperty(scenario, async ([steps, last]) => {
      const lotse = await anInstallation(await open(), { counsellors, officeHours: firstRules })
      const office = { ...lotse, ...theStaff(lotse.needs) }
      const ledger = new Ledger()
      for (const step of steps) {
        for (const outcome of await perform(office, ledger, step)) note(outcome)
        expectNoOverlap(office, ledger)
      }
      note(`last: ${await expectAgreement(office, ledger, last)}`)
      await lotse.close()
    }),
    // A fault is told before the test runs out of time, although it could be made smaller still.
    { numRuns, interruptAfterTimeLimit: seconds * 1_000, markInterruptAsFailure: true },
  )
  return reached
}

/** What is to be seen so often cannot be missed by chance. */
const certain = 10

/** Prints how often everything was reached, and sees that nothing was left out of what so many days must bring. */
export const expectAllReached = (
  name: string,
  numRuns: number,
  reached: ReadonlyMap<string, number>,
): void => {
  console.log(`${name}, ${numRuns} days`, Object.fromEntries([...reached].toSorted()))
  for (const [state, inHundred] of Object.entries(seenInHundred))
    if ((inHundred * numRuns) / 100 >= certain) expect(reached.get(state), state).toBeGreaterThan(0)
}
