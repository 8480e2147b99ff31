import type { Counsellor } from './counsellor.ts'
import type { OfficeHours } from './office-hours.ts'

/** A rule, and whose it is. */
export type OfferedHours = { readonly rule: OfficeHours; readonly counsellor: Counsellor }

/** Rules that can serve a wish. */
export type Offer = readonly OfferedHours[]

/** What is wanted; what is left out does not limit. */
export type OfferWish = {
  readonly office?: string | undefined
  /** Any of these offices, for example those without steps; a talk on the phone or by video needs none. */
  readonly offices?: readonly string[] | undefined
  readonly language?: string | undefined
  readonly topic?: string | undefined
  readonly mode?: string | undefined
  readonly counsellor?: string | undefined
  /** Any of these counsellors: a team. */
  readonly members?: readonly string[] | undefined
  /** Only counsellors who say of themselves that they are women. */
  readonly woman?: boolean | undefined
}

const isAmong = (wanted: readonly string[] | undefined, value: string): boolean =>
  wanted === undefined || wanted.includes(value)

/** Whether a rule of a counsellor can serve a wish. */
export const serves = ({ rule, counsellor }: OfferedHours, wish: OfferWish): boolean => {
  const topics = rule.topics.length > 0 ? rule.topics : counsellor.topics
  return (
    (wish.office === undefined || wish.office === rule.office) &&
    (rule.office === null || isAmong(wish.offices, rule.office)) &&
    (wish.mode === undefined || wish.mode === rule.mode) &&
    (wish.counsellor === undefined || wish.counsellor === counsellor.id) &&
    isAmong(wish.members, counsellor.id) &&
    (wish.language === undefined || counsellor.languages.includes(wish.language)) &&
    (wish.topic === undefined || topics.includes(wish.topic)) &&
    (wish.woman !== true || counsellor.woman === true)
  )
}
