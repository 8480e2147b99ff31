// Tries out numbers, away from the page. A worker of our own: ALTCHA's widget starts one from a blob, which the policy forbids.
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { handler } from 'altcha-lib/workers/shared'

handler({ deriveKey })
