/** The basic alphabet of text messages (3GPP TS 23.038 §6.2.1); each character is one septet. */
const basic = new Set(
  [
    '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?',
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
  ].join(''),
)

/** Its extension table (§6.2.1.1): each of these is two septets, an escape and the character. */
const extension = new Set('\f^{}\\[~]|€')

/** How a text message is written, how long it is in units of that, and as how many messages it is sent and paid. */
export type TextLength = {
  readonly alphabet: 'GSM' | 'UCS-2'
  /** Septets in GSM, 16-bit units in UCS-2. */
  readonly units: number
  readonly segments: number
}

/** Units that fit into a message that is alone, and into each of several, which carry a header (3GPP TS 23.040 §9.2.3.24.1). */
const room = { GSM: { alone: 160, each: 153 }, 'UCS-2': { alone: 70, each: 67 } } as const

/** The units of each character; undefined where one of them is not in the alphabet. */
const septetsOf = (characters: readonly string[]): readonly number[] | undefined => {
  const septets = characters.map(character => (basic.has(character) ? 1 : extension.has(character) ? 2 : 0))
  return septets.includes(0) ? undefined : septets
}

/** A character of two units is never cut in two: then the message before it is one unit shorter. */
const segmentsOf = (units: readonly number[], { alone, each }: (typeof room)['GSM' | 'UCS-2']): number => {
  if (units.reduce((sum, unit) => sum + unit, 0) <= alone) return 1
  let segments = 1
  let used = 0
  for (const unit of units) {
    if (used + unit > each) {
      segments += 1
      used = 0
    }
    used += unit
  }
  return segments
}

/** Counts a text message as a network does: one character that GSM does not have makes all of it UCS-2. */
export const textLength = (text: string): TextLength => {
  const characters = [...text]
  const septets = septetsOf(characters)
  const alphabet = septets ? 'GSM' : 'UCS-2'
  const units = septets ?? characters.map(({ length }) => length)
  return {
    alphabet,
    units: units.reduce((sum, unit) => sum + unit, 0),
    segments: segmentsOf(units, room[alphabet]),
  }
}

/** What word processors write, and letters that no mark can be taken off, as GSM has it. */
const plain: readonly (readonly [RegExp, string])[] = [
  [/[‐-―−]/g, '-'],
  [/[„“”«»]/g, '"'],
  [/[‘’‚‹›`´]/g, "'"],
  [/…/g, '...'],
  [/ł/g, 'l'],
  [/Ł/g, 'L'],
  [/đ/g, 'd'],
  [/ı/g, 'i'],
  [/œ/g, 'oe'],
  [/[\s\u00a0\u202f]+/g, ' '],
]

/** A Latin text in letters that GSM has: ä stays ä, ł and ş lose their marks, because one of them would double the price. */
export const inGsm = (text: string): string => {
  const replaced = plain.reduce((result, [what, by]) => result.replaceAll(what, by), text.normalize('NFC'))
  return [...replaced]
    .map(character => {
      if (septetsOf([character])) return character
      const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '')
      return septetsOf([...bare]) ? bare : character
    })
    .join('')
}

/**
 * Writes a message with a name that may be too long for so many segments: then the name is cut, with a full stop where letters are
 * left out. What the rest needs is the writer's to keep short.
 */
export const fitName = (write: (name: string) => string, name: string, segments: number): string => {
  const letters = [...name]
  for (let count = letters.length; count > 0; count -= 1) {
    const short = count === letters.length ? name : `${letters.slice(0, count).join('').trimEnd()}.`
    const text = write(short)
    if (textLength(text).segments <= segments) return text
  }
  return write('')
}
