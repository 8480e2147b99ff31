const longestOctets = 75

const octetsOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** Folds one line to at most 75 octets a piece, never inside a code point (RFC 5545, 3.1). */
export const foldLine = (line: string): string => {
  if (Buffer.byteLength(line) <= longestOctets) return line
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > longestOctets) {
      pieces.push(piece)
      // The space that begins a continuation counts too.
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

/** Takes folding back: one line for each property, without the last line break. */
export const unfold = (text: string): readonly string[] =>
  text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(line => line !== '')

/** Folds all lines, each ended by CRLF. */
export const foldLines = (lines: readonly string[]): string =>
  lines.map(line => `${foldLine(line)}\r\n`).join('')
