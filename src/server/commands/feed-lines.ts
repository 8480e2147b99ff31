import type { FeedClient } from '../../booking/core/feed-client.ts'
import type { FeedAddress } from '../../booking/use-cases/feed-signatures.ts'
import type { Content } from '../../information/loader/content.ts'
import { feedTargetName } from '../feed-target-name.ts'

const clients: Readonly<Record<FeedClient, string>> = {
  ...{
    outlook: 'Outlook',
    google: 'Google',
    apple: 'Apple',
    thunderbird: 'Thunderbird',
    nextcloud: 'Nextcloud',
  },
  ...{ davx5: 'DAVx5/ICSx5', evolution: 'Evolution', browser: 'a browser', other: 'another program' },
}

/** What whoever reads the calendar in a third party's has to know, in German like all that counsellors read. */
const warnings = {
  'is-copied':
    'Achtung: Dieses Programm kopiert Kalender zu seinem Hersteller (Google, Microsoft, Apple). Thema und Sprache stehen dann auch dort.',
  'may-be-copied':
    'Achtung: Google, Outlook und iCloud kopieren abonnierte Kalender zu ihrem Hersteller. Thema und Sprache stehen dann auch dort.',
} as const

function fetchedWords({ fetched, fetchedBy }: FeedAddress): string {
  if (!fetched || !fetchedBy) return 'never fetched'
  const time = fetched
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
  return `fetched ${time.replace('T', ' ')} (Berlin) by ${clients[fetchedBy]}`
}

function warningLines({ warning }: FeedAddress): readonly string[] {
  return warning === null ? [] : [`  ${warnings[warning]}`]
}

/** A feed without its address. */
export function feedLines(feed: FeedAddress, content: Content): readonly string[] {
  const { id, scope, target, label, details } = feed
  const whose = [scope, target].filter(Boolean).join(' ')
  const device = label === '' ? [] : [`„${label}“`]
  const said = details.length === 0 ? [] : [`with ${details.join(' and ')}`]
  return [
    `${id}  ${[`${whose} (${feedTargetName(feed, content)})`, ...device, ...said, fetchedWords(feed)].join(', ')}`,
    ...warningLines(feed),
  ]
}

/** A feed with its address, which is shown once; whoever has it reads the calendar. */
export function addressLines(
  feed: FeedAddress,
  content: Content,
  siteUrl: string | undefined,
): readonly string[] {
  const hint = siteUrl === undefined ? ['  SITE_URL is not set: put the address of your site before it'] : []
  return [
    ...feedLines(feed, content),
    `  ${siteUrl ?? ''}/calendar/${feed.secret}.ics`,
    ...hint,
    '  Whoever has this address can read the calendar. It is shown this once.',
  ]
}
