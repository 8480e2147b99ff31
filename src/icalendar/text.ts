// Control characters but line feed and tab, the C1 block with NEL, and the separators that some readers break at.
const unwanted = /[\p{Cc}\u2028\u2029]/gu

/**
 * Text that cannot break out of its line: line breaks of every kind become line feeds, which are written as `\n`,
 * and other control characters and halves of surrogate pairs go.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replaceAll(unwanted, character => (character === '\n' || character === '\t' ? character : ''))

/** Text on one line. */
export const cleanLine = (text: string): string => cleanText(text).replaceAll(/\s+/g, ' ').trim()

/** A value of type TEXT (RFC 5545, 3.3.11). */
export const escapeText = (text: string): string =>
  cleanText(text)
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n')
