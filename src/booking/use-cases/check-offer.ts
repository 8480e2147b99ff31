import { done, type Result, refused } from '../core/result.ts'
import type { Wish } from '../core/wish.ts'
import type { ChosenSlot } from './choose-slot.ts'

/** Refuses a topic or a language that is not offered in this slot. */
export const checkOffer = (
  { slot, counsellor }: ChosenSlot,
  wish: { readonly topic: string; readonly language: string; readonly wishes?: readonly Wish[] | undefined },
): Result<null> => {
  if (!slot.topics.includes(wish.topic)) return refused({ kind: 'topic-not-offered', offered: slot.topics })
  // With somebody who interprets, the counsellor need not speak it.
  if (!counsellor.languages.includes(wish.language) && !wish.wishes?.includes('interpreter'))
    return refused({ kind: 'language-not-offered', offered: counsellor.languages })
  return done(null)
}
