import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../build-folder.ts'
import { type Finding, findings } from './finding.ts'

/** Bits below which somebody with a backup could try secrets until one opens it. */
const wanted = 100
const least = 64

const advice = 'make one with "openssl rand -base64 32"'

const { ok, warning, fault } = findings('secret')

/** Where examples stand, which everybody can read. */
const published = ['README.md', 'src', 'tests', 'content', '.ci', '.github']

function filesOf(name: string): readonly string[] {
  if (name.includes('.md')) return [name]
  try {
    return readdirSync(join(projectFolder, name), { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(projectFolder.length + 1))
  } catch {
    // An installation may leave out what only development needs.
    return []
  }
}

function publishedIn(secret: string): string | undefined {
  return published.flatMap(filesOf).find(file => readFileSync(join(projectFolder, file)).includes(secret))
}

/**
 * A guess, from above, at how many bits of chance are in a text: what its letters would need if each came by itself, and the
 * less of it the more often three of them come again.
 */
export function estimatedBits(text: string): number {
  const letters = [...text]
  const counts = Map.groupBy(letters, letter => letter)
  const shares = [...counts.values()].map(({ length }) => length / letters.length)
  const shannon = letters.length * -shares.reduce((sum, share) => sum + share * Math.log2(share), 0)
  const threes = letters.slice(2).map((_, place) => text.slice(place, place + 3))
  return (shannon * new Set(threes).size) / threes.length
}

/** Whether LOTSE_SECRET keeps what it is to keep. It is never printed. */
export function checkSecret(secret: string, demonstration: boolean): Finding {
  const file = publishedIn(secret)
  if (demonstration && file !== undefined) return ok('the demonstration’s own, which protects nothing')
  if (file !== undefined)
    return fault(`LOTSE_SECRET stands in ${file}, where everybody can read it: ${advice}`)
  const bits = Math.round(estimatedBits(secret))
  const size = `${secret.length} characters, about ${bits} bits`
  if (bits < least) return fault(`LOTSE_SECRET can be guessed (${size}): ${advice}`)
  if (bits < wanted) return warning(`LOTSE_SECRET is weak (${size}): ${advice}`)
  return ok(`LOTSE_SECRET has ${size}`)
}
