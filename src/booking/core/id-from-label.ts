/** German letters as they are written without them; other accents are taken off (NFD). */
const written: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

const mostLetters = 40

/** What pages for something new are called: nothing that is there may have their address. */
const reserved = new Set(['new'])

/**
 * An id that can stand in addresses, made from what something is called: `Beratung Süd 3` is `beratung-sued-3`. Where it is in
 * use already it gets a number. Once given it stays, whatever the label becomes.
 */
export const idFromLabel = (label: string, kind: string, taken: (id: string) => boolean): string => {
  const plain = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, letter => written[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, mostLetters)
    .replace(/^-+|-+$/g, '')
  // Names without a Latin letter have ids too.
  const id = /^[a-z]/.test(plain) ? plain : `${kind}${plain && `-${plain}`}`
  if (!taken(id) && !reserved.has(id)) return id
  for (let number = 2; ; number += 1) if (!taken(`${id}-${number}`)) return `${id}-${number}`
}

/** What a label is compared by: two that look the same to whoever reads them aloud are one. */
export const labelKey = (label: string): string =>
  label.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
