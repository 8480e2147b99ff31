/** Without 0 and O, 1, I and L, and U: what is said aloud or copied by hand is understood. */
export const referenceAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

export const referenceLength = 6

const complete = new RegExp(`^[${referenceAlphabet}]{${referenceLength}}$`)

/** A stored reference as people see it: `K7M-4TX`. */
export const formatReference = (reference: string): string => `${reference.slice(0, 3)}-${reference.slice(3)}`

/** A reference as somebody types it, in any case, with spaces and dashes anywhere; undefined where it is none. */
export const parseReference = (typed: string): string | undefined => {
  if (typed.length > 64) return undefined
  const reference = typed.replaceAll(/[\s\p{Dash}]/gu, '').toUpperCase()
  return complete.test(reference) ? reference : undefined
}
