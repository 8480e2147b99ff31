import { solveChallengeWorkers } from 'altcha-lib'
import type { Challenge } from '../booking/core/proof.ts'
import SolveWorker from './solve-worker.ts?worker'

/** Two of a phone's cores: it stays usable, and the work is done in seconds. */
const workers = 2

/** A telephone that needs longer than that would not be done in time. Milliseconds. */
const patience = 90_000

/**
 * Solves a challenge in workers of this site's own. Gives what goes back to the server: base64 of JSON. Rejects where the
 * browser cannot (no cryptography without https), or not in time.
 */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallengeWorkers({
    challenge,
    concurrency: workers,
    createWorker: () => new SolveWorker(),
    timeout: patience,
  })
  if (!solution) throw new Error('no solution was found in time')
  return btoa(JSON.stringify({ challenge, solution }))
}
