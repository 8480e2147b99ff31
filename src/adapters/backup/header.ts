import { z } from 'zod'
import { BackupRefused } from './backup-refused.ts'

/** The format that this version writes, and the only one that it reads. */
export const format = 1

const headerSchema = z.object({
  engine: z.enum(['sqlite', 'postgres']),
  /** Name of the last migration of the tables. */
  schema: z.string().min(1),
  created: z.iso.datetime(),
  /** Id of the key. */
  key: z.string().min(1),
  salt: z.base64url().min(1),
})

/** What a backup says of itself before its encrypted part; it is authenticated with that part. */
export type BackupHeader = z.infer<typeof headerSchema>

const anyFormat = z.object({ 'lotse-backup': z.int().positive() })

/** The first line of a backup. */
export const headerLine = (header: BackupHeader): Buffer =>
  Buffer.from(`${JSON.stringify({ 'lotse-backup': format, ...header })}\n`)

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Reads the first line of a backup. Throws `BackupRefused`. */
export const parseHeader = (line: string): BackupHeader => {
  const json = parsed(line)
  const known = anyFormat.safeParse(json)
  if (!known.success) throw new BackupRefused('this is no backup of Lotse')
  const made = known.data['lotse-backup']
  if (made > format)
    throw new BackupRefused(
      `this backup has format ${made}; this version of Lotse reads format ${format}: update it first`,
    )
  const header = headerSchema.safeParse(json)
  if (!header.success) throw new BackupRefused('the first line of this backup is damaged')
  return header.data
}
