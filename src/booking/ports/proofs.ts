import type { Challenge } from '../core/proof.ts'

/** Sets work for a machine and checks whether it was done. */
export type Proofs = {
  /** New work that counts for this purpose only, and for some minutes. */
  readonly challenge: (purpose: string) => Promise<Challenge>
  /** Uses up a solution: true where it is right, in time, for this purpose, and has not been used before. */
  readonly redeem: (proof: string, purpose: string) => Promise<boolean>
  /** Lets a solution be used again, where what it was for was refused. */
  readonly giveBack: (proof: string) => void
}
