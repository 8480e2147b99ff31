/** The installation's key for backups. */
export type BackupKey = {
  /** Names the key without giving it away: 8 hexadecimal digits. */
  readonly id: string
  /** The key of one backup (256 bits), from the random salt in its header. */
  readonly ofFile: (salt: Buffer) => Buffer
}
