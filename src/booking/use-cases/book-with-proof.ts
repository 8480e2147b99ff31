import type { Confirmation } from '../core/booking.ts'
import { type Result, refused } from '../core/result.ts'
import type { Proofs } from '../ports/proofs.ts'
import type { BookSlot, BookSlotInput, BookWithProof } from './signatures.ts'

/**
 * A solution is for one slot. In another process, which does not know that it was used, it could only book the slot that it
 * has booked already.
 */
const purposeOf = ({ slot, hold }: BookSlotInput): string => slot ?? hold ?? ''

const bookOnce = async (
  { bookSlot, proofs }: { readonly bookSlot: BookSlot; readonly proofs: Proofs },
  input: BookSlotInput,
  proof: string,
): Promise<Result<Confirmation>> => {
  const proven = await proofs.redeem(proof, purposeOf(input))
  let booked = false
  try {
    const result = await bookSlot({ ...input, proven })
    booked = result.ok
    return result
  } finally {
    // Storage may be away for a moment: she need not do the work again for that.
    if (proven && !booked) proofs.giveBack(proof)
  }
}

/** Books, and where many book from one network, sets work for her machine first: the answer is then the work to do. */
export const makeBookWithProof =
  (needs: { readonly bookSlot: BookSlot; readonly proofs: Proofs }): BookWithProof =>
  async ({ proof, ...input }) => {
    const result = await (proof === undefined ? needs.bookSlot(input) : bookOnce(needs, input, proof))
    if (result.ok || result.refusal.kind !== 'proof-needed') return result
    return refused({ ...result.refusal, challenge: await needs.proofs.challenge(purposeOf(input)) })
  }
