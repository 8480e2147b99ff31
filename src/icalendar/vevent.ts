import { createEvent, type EventAttributes } from 'ics'
import { unfold } from './fold.ts'

/** The lines of a VEVENT, unfolded; `ics` writes a calendar around it that is cut off here. */
export const veventLines = (attributes: EventAttributes): readonly string[] => {
  const { error, value } = createEvent(attributes)
  if (error || value === null) throw new Error('an event could not be written', { cause: error })
  const lines = unfold(value)
  const first = lines.indexOf('BEGIN:VEVENT')
  const last = lines.lastIndexOf('END:VEVENT')
  if (first < 0 || last < first) throw new Error('the calendar library wrote no event')
  return lines.slice(first, last + 1)
}

type Times = { readonly start: Temporal.Instant; readonly end: Temporal.Instant }

/** Start and end as `ics` takes them, written in UTC so that no calendar needs to know a time zone. */
export const utcTimes = ({ start, end }: Times) =>
  ({
    start: start.epochMilliseconds,
    startInputType: 'utc',
    startOutputType: 'utc',
    end: end.epochMilliseconds,
    endInputType: 'utc',
    endOutputType: 'utc',
  }) as const
