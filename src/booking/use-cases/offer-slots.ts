import type { Counsellor } from '../core/counsellor.ts'
import { freeSlots, indexClaims } from '../core/free-slots.ts'
import { compareSlots } from '../core/nearest-slots.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import { quantaBetween } from '../core/quanta.ts'
import type { OfferedSlot, Slot } from '../core/slot.ts'
import { slotsOf, type Window } from '../core/slots-of.ts'
import type { Storage } from '../ports/storage.ts'
import type { SlotFilter } from './signatures.ts'

type Wish = Pick<SlotFilter, 'office' | 'language' | 'topic' | 'mode' | 'counsellor'>

/** Counsellors and their rules that can serve a wish. */
export type Offer = readonly { readonly rule: OfficeHours; readonly counsellor: Counsellor }[]

const matches = (wish: Wish, rule: OfficeHours, counsellor: Counsellor): boolean => {
  const topics = rule.topics.length > 0 ? rule.topics : counsellor.topics
  return (
    (wish.office === undefined || wish.office === rule.office) &&
    (wish.mode === undefined || wish.mode === rule.mode) &&
    (wish.counsellor === undefined || wish.counsellor === counsellor.id) &&
    (wish.language === undefined || counsellor.languages.includes(wish.language)) &&
    (wish.topic === undefined || topics.includes(wish.topic))
  )
}

/** Reads who can serve a wish. */
export const readOffer = async (storage: Storage, wish: Wish): Promise<Offer> => {
  const [counsellors, rules] = await Promise.all([storage.counsellors(), storage.officeHours()])
  const known = new Map(counsellors.map(counsellor => [counsellor.id, counsellor]))
  return rules.flatMap(rule => {
    const counsellor = known.get(rule.counsellor)
    return counsellor && matches(wish, rule, counsellor) ? [{ rule, counsellor }] : []
  })
}

const spanOf = (slots: readonly Slot[]): { from: number; to: number } => {
  const ranges = slots.map(slot => quantaBetween(slot.start, slot.blockedUntil))
  return {
    from: ranges.reduce((least, range) => Math.min(least, range.from), Number.POSITIVE_INFINITY),
    to: ranges.reduce((most, range) => Math.max(most, range.to), 0),
  }
}

/** The free slots of an offer that start in the window, in order; what the asker's own hold keeps is free to her. */
export const offerSlots = async (
  storage: Storage,
  offer: Offer,
  window: Window,
  now: Temporal.Instant,
  ownHold?: string | undefined,
): Promise<readonly OfferedSlot[]> => {
  const slots = offer.flatMap(({ rule, counsellor }) => slotsOf(rule, counsellor, window))
  if (slots.length === 0) return []
  const known = new Map(offer.map(({ counsellor }) => [counsellor.id, counsellor]))
  const claims = await storage.claims(spanOf(slots), now)
  const index = indexClaims(claims.filter(({ owner }) => owner !== ownHold))
  return freeSlots(slots, index)
    .flatMap(slot => {
      const counsellor = known.get(slot.counsellor)
      return counsellor ? [{ ...slot, counsellor }] : []
    })
    .toSorted(compareSlots)
}
