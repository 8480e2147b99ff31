import { createHash } from 'node:crypto'

/**
 * Fingerprint of a section's words: the first 12 hex digits of SHA-256 over the text in Unicode NFC with every run of
 * white space as one blank, so that wrapping lines anew changes nothing.
 */
export function sectionHash(text: string): string {
  const words = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return createHash('sha256').update(words, 'utf8').digest('hex').slice(0, 12)
}
