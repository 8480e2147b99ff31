import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { builtFiles } from './built-files.ts'

/** Writes an entity tag for each file, made from its content: two servers with the same build agree on them. */
export function writeEtags(folder: string, target: string): void {
  const files = builtFiles(folder).filter(file => !/\.(br|gz)$/.test(file))
  const tags = files.map(file => [
    file,
    createHash('sha256')
      .update(readFileSync(folder + file))
      .digest('base64url')
      .slice(0, 16),
  ])
  writeFileSync(target, JSON.stringify(Object.fromEntries(tags)))
}
