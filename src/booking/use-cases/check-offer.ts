import { done, type Result, refused } from '../core/result.ts'
import type { ChosenSlot } from './choose-slot.ts'

/** Refuses a topic or a language that is not offered in this slot. */
export const checkOffer = (
  { slot, counsellor }: ChosenSlot,
  wish: { readonly topic: string; readonly language: string },
): Result<null> => {
  if (!slot.topics.includes(wish.topic)) return refused({ kind: 'topic-not-offered', offered: slot.topics })
  if (!counsellor.languages.includes(wish.language))
    return refused({ kind: 'language-not-offered', offered: counsellor.languages })
  return done(null)
}
