const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand in an element or between the quotes of an attribute; what XML cannot hold is left out. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of them but tab and line ends.
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"]/g, sign => escapes[sign] ?? '')

const rounded = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeXml(value)

/** An element of a drawing. Children are markup already: what is text goes through `escapeXml` first. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly string[]
): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${rounded(value)}"`)
  return `<${name}${written.join('')}>${children.join('')}</${name}>`
}

/** Width of every drawing, in its own units: on the smallest telephone one of them is a pixel. */
export const width = 328

/** A whole drawing. Its words run from left to right, whatever is around it; numbers are read in its table. */
export const drawing = (label: string, height: number, parts: readonly string[]): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      role: 'img',
      direction: 'ltr',
      'aria-label': label,
      viewBox: `0 0 ${width} ${height}`,
    },
    ...parts,
  )

/** A text that would not fit is cut; its table has all of it. */
export const fitted = (text: string, most: number): string => {
  const signs = [...new Intl.Segmenter('de', { granularity: 'grapheme' }).segment(text)]
  if (signs.length <= most) return text
  return `${signs
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`
}
