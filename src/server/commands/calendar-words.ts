import type { CalendarFault } from '../../calendars/core/fault.ts'
import type { Advice, ConnectionStatus } from '../../calendars/core/status.ts'

/** What is wrong, for whoever runs the installation. */
export const faultWords: Readonly<Record<CalendarFault, string>> = {
  unreachable: 'its server does not answer',
  refused: 'its server refuses the user or the password',
  gone: 'there is no calendar at this address',
  'forbidden-address':
    'this address is not one of the internet; CALENDAR_ADDRESSES=any allows private networks',
  unreadable: 'what its server answers, or an entry in it, is no calendar that can be read',
  full: 'its server has no room, or is asked too much',
  failed: 'its server says that it failed',
}

const adviceWords: Readonly<Record<Advice, string>> = {
  wait: 'nothing: it is tried again by itself',
  'give-password-again': 'disconnect it and connect it again with a new app password',
  'choose-calendar-again': 'disconnect it and connect the calendar that is used now',
  'make-room': 'make room in that account, or ask who runs its server',
  'ask-administrator': 'ask who runs this installation',
  'mend-entry': 'open the newest entries in that calendar and save them again, or delete them',
  'change-here': 'move or cancel these appointments in Lotse: in the calendar they are put back',
  'try-again': 'when the calendar works again: npm run calendar:connections -- try ID',
}

const secondsText = (instant: Temporal.Instant | null): string =>
  instant === null ? 'never' : instant.toString({ smallestUnit: 'second' })

const faultLine = (what: string, fault: CalendarFault | null): readonly string[] =>
  fault === null ? [] : [`  ${what}: ${faultWords[fault]}`]

/** One connected calendar in lines: the light first, then what is known, then what to do. */
export function statusLines(
  { connection, light, waiting, dead, stale, byHand, advice }: ConnectionStatus,
  referenceOf: (booking: string) => string,
): readonly string[] {
  const { id, counsellor, label, writes, reads, whenStale } = connection
  return [
    `${light.toUpperCase()}  ${counsellor}  ${label}  (${id})`,
    ...(writes ? [`  last written ${secondsText(connection.pushed)}`] : ['  is not written']),
    ...(reads
      ? [
          `  last read ${secondsText(connection.read)}; when stale, her times are ${whenStale === 'close' ? 'closed' : 'kept'}`,
        ]
      : ['  is not read']),
    ...faultLine('writing fails', connection.pushFault),
    ...faultLine('reading fails', connection.readFault),
    ...(stale ? ['  it has not been read for so long that nobody knows what it says'] : []),
    ...(waiting
      ? [`  ${waiting.count} wait to be written, the first since ${secondsText(waiting.since)}`]
      : []),
    ...(dead > 0 ? [`  ${dead} were given up`] : []),
    ...(byHand.length > 0 ? [`  moved or deleted by hand: ${byHand.map(referenceOf).join(', ')}`] : []),
    ...advice.map(one => `  to do: ${adviceWords[one]}`),
  ]
}
