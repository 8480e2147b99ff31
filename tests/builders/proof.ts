import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge } from '../../src/booking/core/proof.ts'

/** Does the work that was set, as a browser does, and gives what goes back to the server. */
export async function solved(challenge: Challenge | undefined): Promise<string> {
  if (!challenge) throw new Error('no work was set')
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('the work could not be done in time')
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}
