/**
 * Storage cannot serve now: it is locked, full, damaged, or not to be reached. Nothing of the unit of work was written, and
 * whoever asked may ask again later. One case is left: where the network breaks while a unit of work is committed, all of it
 * may have been; an idempotency key makes asking again safe. The cause is the engine's own error.
 */
export class StorageUnavailable extends Error {
  // Written out, so that it can be told from others after minifying.
  override readonly name = 'StorageUnavailable'
}
