/** A database cannot be restored into: the message says why, for whoever asked. Nothing was written. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}
