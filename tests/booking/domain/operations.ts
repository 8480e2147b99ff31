import fc from 'fast-check'
import { closings, firstRules, variants } from './world.ts'

export type Operation =
  | { readonly do: 'hold'; readonly slot: number; readonly client: number }
  | { readonly do: 'book'; readonly slot: number }
  | { readonly do: 'book beside'; readonly which: number }
  | { readonly do: 'book held'; readonly which: number }
  | { readonly do: 'move held'; readonly which: number }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'move'; readonly which: number; readonly slot: number }
  | { readonly do: 'hold again'; readonly which: number }
  | { readonly do: 'outlive'; readonly which: number }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'take back'; readonly which: number }
  | { readonly do: 'hand over'; readonly counsellor: 'c1' | 'c2' }
  | { readonly do: 'sick'; readonly counsellor: 'c1' | 'c2' }
  | { readonly do: 'change rule'; readonly rule: number; readonly variant: number }
  | { readonly do: 'narrow rule'; readonly which: number }
  | { readonly do: 'end rule'; readonly rule: number }
  | { readonly do: 'close'; readonly closing: number }
  | { readonly do: 'open'; readonly which: number }

const place = (list: readonly unknown[]) => fc.nat({ max: list.length - 1 })
const slot = fc.nat({ max: 100 })
const which = fc.nat({ max: 30 })
const only = <T extends string>(name: T) => fc.constant<T>(name)
const either = fc.constantFrom('c1' as const, 'c2' as const)
const rule = place(firstRules)

/** Anything that somebody may do, readers more often than counsellors. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: only('hold'), slot, client: fc.nat({ max: 3 }) }) },
  { weight: 10, arbitrary: fc.record({ do: only('book'), slot }) },
  { weight: 6, arbitrary: fc.record({ do: only('book beside'), which }) },
  { weight: 6, arbitrary: fc.record({ do: only('book held'), which }) },
  { weight: 4, arbitrary: fc.record({ do: only('move held'), which }) },
  { weight: 4, arbitrary: fc.record({ do: only('move'), which, slot }) },
  { weight: 2, arbitrary: fc.record({ do: only('cancel'), which }) },
  { weight: 4, arbitrary: fc.record({ do: only('wait'), minutes: fc.constantFrom(1, 6, 11, -8, -15) }) },
  { weight: 4, arbitrary: fc.record({ do: only('hold again'), which }) },
  { weight: 2, arbitrary: fc.record({ do: only('outlive'), which }) },
  { weight: 2, arbitrary: fc.record({ do: only('take back'), which }) },
  { weight: 3, arbitrary: fc.record({ do: only('hand over'), counsellor: either }) },
  { weight: 1, arbitrary: fc.record({ do: only('sick'), counsellor: either }) },
  { weight: 5, arbitrary: fc.record({ do: only('change rule'), rule, variant: place(variants) }) },
  { weight: 1, arbitrary: fc.record({ do: only('narrow rule'), which }) },
  { weight: 1, arbitrary: fc.record({ do: only('end rule'), rule }) },
  { weight: 3, arbitrary: fc.record({ do: only('close'), closing: place(closings) }) },
  { weight: 4, arbitrary: fc.record({ do: only('open'), which }) },
)

/** A day in an office, and a slot that somebody wants at its end. */
export const scenario = fc.tuple(fc.array(operation, { minLength: 30, maxLength: 80, size: 'max' }), slot)

/** Each thing that is done and each answer to it, and about how often it is seen in a hundred days. */
export const seenInHundred: Readonly<Record<string, number>> = {
  ...{ 'hold ok': 300, 'hold slot-taken': 330, 'hold slot-unknown': 40, 'prolong ok': 55 },
  ...{ 'book ok': 450, 'book slot-taken': 600, 'book held ok': 110, 'book held slot-unknown': 45 },
  ...{ 'late, book held ok': 12, 'late, book held slot-taken': 28 },
  ...{ 'swept, book held ok': 4, 'swept, book held slot-taken': 25 },
  ...{ 'move ok': 150, 'move slot-taken': 100, 'move held ok': 50, 'cancel ok': 115, wait: 300 },
  ...{ 'take back ok': 115, 'handed over': 85, 'a session handed over': 9 },
  ...{ 'stays: collides': 110, 'stays: absent': 55, 'sick: cancelled': 45, 'sick: nobody': 33 },
  ...{ 'rule saved': 430, 'rule ended': 18, 'rule taken away': 52 },
  ...{ 'conflict: not-yielded': 105, 'conflict: too-many': 22, 'conflict: overlaps': 37 },
  ...{ closed: 215, 'closed: conflict': 100, 'exception-invalid': 8, opened: 145, 'opened: conflict': 6 },
  ...{ 'last: ok': 32, 'last: slot-taken': 65 },
}
