/** `tel:` of a number as people read it (RFC 3966): digits and the leading plus, nothing between. */
export function telephoneLink(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`
}
