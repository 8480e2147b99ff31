import { foldLines, unfold } from './fold.ts'
import { cleanLine, escapeText } from './text.ts'

export const productId = '-//Lotse//Lotse//DE'

export type FeedParts = {
  readonly name: string
  readonly description: string
  /** VEVENT texts as they were stored. */
  readonly events: readonly string[]
  /** RFC 5545 duration between two fetches; a wish that some calendars grant. */
  readonly refresh?: `P${string}`
}

/** A feed, and the places in `events` of those that were left out because they are damaged. */
export type JoinedFeed = { readonly text: string; readonly leftOut: readonly number[] }

const property = /^[A-Za-z0-9-]+[;:]/
const needed = ['UID:', 'DTSTAMP:', 'DTSTART'] as const

const nests = (lines: readonly string[]): boolean => {
  const open: string[] = []
  for (const [place, line] of lines.entries()) {
    if (line.startsWith('BEGIN:')) open.push(line.slice('BEGIN:'.length))
    if (line.startsWith('END:') && open.pop() !== line.slice('END:'.length)) return false
    if (open.length === 0 && place < lines.length - 1) return false
  }
  return open.length === 0
}

/** Whether a stored text is one whole VEVENT that cannot harm the events around it. */
export const isWholeEvent = (text: string): boolean => {
  if (!text.endsWith('\r\n') || /\r(?!\n)|(?<!\r)\n/.test(text)) return false
  const lines = unfold(text)
  const events = lines.filter(line => line === 'BEGIN:VEVENT').length
  return (
    lines[0] === 'BEGIN:VEVENT' &&
    lines.at(-1) === 'END:VEVENT' &&
    events === 1 &&
    lines.every(line => property.test(line)) &&
    needed.every(name => lines.some(line => line.startsWith(name))) &&
    nests(lines)
  )
}

/** Joins stored events into a feed (RFC 5545, RFC 7986). A damaged event never hides the others. */
export const joinFeed = ({ name, description, events, refresh = 'PT15M' }: FeedParts): JoinedFeed => {
  const title = escapeText(cleanLine(name))
  const about = escapeText(description)
  const head = foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${productId}`,
    'CALSCALE:GREGORIAN',
    `NAME:${title}`,
    `X-WR-CALNAME:${title}`,
    `DESCRIPTION:${about}`,
    `X-WR-CALDESC:${about}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
  ])
  const leftOut = events.flatMap((text, place) => (isWholeEvent(text) ? [] : [place]))
  const whole = events.filter((_, place) => !leftOut.includes(place))
  return { text: `${head}${whole.join('')}END:VCALENDAR\r\n`, leftOut }
}
