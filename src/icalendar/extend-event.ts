import { foldLine } from './fold.ts'
import { cleanLine, escapeText } from './text.ts'

/** What is said in an event beside what is stored. Empty texts add nothing. */
export type Extension = {
  /** Goes behind the title, after a middle dot. */
  readonly title: string
  readonly description: string
}

const begin = 'BEGIN:VEVENT\r\n'
// With the lines that continue it.
const summary = /\r\nSUMMARY:.*(?:\r\n[ \t].*)*/

/**
 * Makes a function that writes an extension into stored events, without reading what else is in them: it is done for 5,000 at
 * once, most of which have one of a few extensions. A text that is no event stays as it is.
 */
export const makeExtend = ({ title, description }: Extension): ((text: string) => string) => {
  const shown = cleanLine(title)
  const behind = shown === '' ? '' : escapeText(` · ${shown}`)
  const added = description === '' ? '' : `${foldLine(`DESCRIPTION:${escapeText(description)}`)}\r\n`
  const longer = (line: string): string =>
    `\r\n${foldLine(`${line.slice('\r\n'.length).replaceAll(/\r\n[ \t]/g, '')}${behind}`)}`
  return text => {
    if (!text.startsWith(begin)) return text
    const described = added === '' ? text : `${begin}${added}${text.slice(begin.length)}`
    return behind === '' ? described : described.replace(summary, longer)
  }
}
