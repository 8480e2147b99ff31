/** A file cannot be restored from: the message says why, for whoever gave it. Nothing was written. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}
