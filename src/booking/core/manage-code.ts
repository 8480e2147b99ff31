/** Crockford's base 32: no I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const manageCodeLength = 16

const complete = new RegExp(`^[${alphabet}]{${manageCodeLength}}$`)

/** Writes the first 80 bits of at least 10 bytes as 16 characters. */
export const encodeManageCode = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes.subarray(0, 10), byte => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: manageCodeLength }, (_, place) =>
    alphabet.charAt(Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2)),
  ).join('')
}

/** A manage code in groups of four: `XXXX-XXXX-XXXX-XXXX`. */
export const formatManageCode = (code: string): string => (code.match(/.{4}/g) ?? []).join('-')

/** A code as somebody types it: any case, spaces, dashes, O for 0, I or L for 1; undefined where it is none. */
export const parseManageCode = (typed: string): string | undefined => {
  if (typed.length > 128) return undefined
  const code = typed
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return complete.test(code) ? code : undefined
}
