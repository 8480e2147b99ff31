import { foldLine } from './fold.ts'
import { type EventValues, libraryLines } from './library-event.ts'

const utcTime = (instant: Temporal.Instant): string =>
  `${new Date(instant.epochMilliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** The properties that differ from event to event, and how each is written. All others come from the library's text. */
const varying: Readonly<Record<string, (event: EventValues) => string>> = {
  UID: ({ uid }) => uid,
  SUMMARY: ({ title }) => title,
  DTSTAMP: ({ changed }) => utcTime(changed),
  DTSTART: ({ start }) => utcTime(start),
  DTEND: ({ end }) => utcTime(end),
  SEQUENCE: ({ sequence }) => String(sequence),
  'LAST-MODIFIED': ({ changed }) => utcTime(changed),
}

type Line = (event: EventValues) => string

const lineOf = (line: string): Line => {
  const name = line.slice(0, line.indexOf(':'))
  const value = varying[name]
  if (value) return event => `${foldLine(`${name}:${value(event)}`)}\r\n`
  const folded = `${foldLine(line)}\r\n`
  return () => folded
}

const templates = new Map<string, readonly Line[]>()
const remembered = 1_000

/** What `ics` writes depends on these two, apart from the values that are filled in. */
const templateFor = (event: EventValues): readonly Line[] => {
  const key = `${event.cancelled} ${event.place}`
  const known = templates.get(key)
  if (known) return known
  const lines = libraryLines(event).map(lineOf)
  if (templates.size >= remembered) templates.clear()
  templates.set(key, lines)
  return lines
}

const firstYear = Date.UTC(1970, 0)
const lastYear = Date.UTC(9999, 0)

const isCommon = ({ epochMilliseconds }: Temporal.Instant): boolean =>
  epochMilliseconds > firstYear && epochMilliseconds < lastYear

/** Whether the values are written as they are: without anything to escape, to refuse, or of another length. */
const isPlain = ({ uid, title, start, end, changed, sequence }: EventValues): boolean =>
  uid !== '' &&
  /^[^\\;,]+$/.test(title) &&
  [start, end, changed].every(isCommon) &&
  Number.isInteger(sequence) &&
  sequence >= 0 &&
  sequence < 2 ** 31

/**
 * Writes an event by filling its values into a text that `ics` has written for another one, because `ics` takes half a
 * millisecond for each; undefined where the values would need more care than that.
 */
export const fillTemplate = (event: EventValues): string | undefined =>
  isPlain(event)
    ? templateFor(event)
        .map(line => line(event))
        .join('')
    : undefined
