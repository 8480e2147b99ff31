import type { FeedClient } from '../booking/core/feed-client.ts'
import type { StaffTranslate } from '../i18n/strings/staff-strings.ts'

/** Names of programs are the same in every language. */
const programs: Readonly<Record<Exclude<FeedClient, 'browser' | 'other'>, string>> = {
  ...{ outlook: 'Outlook', google: 'Google', apple: 'Apple', thunderbird: 'Thunderbird' },
  ...{ nextcloud: 'Nextcloud', davx5: 'DAVx5/ICSx5', evolution: 'Evolution' },
}

/** What kind of program fetched a feed, in words. */
export function feedClientName(client: FeedClient, t: StaffTranslate): string {
  return client === 'browser' || client === 'other' ? t(`links.client.${client}`) : programs[client]
}

/** Programs that a feed can be put into, with the steps to do so: `links.how.<program>.1` to `3`. */
export const explained = ['outlook', 'google', 'apple', 'thunderbird'] as const

/** The name of a program that steps are there for. */
export const programName = (program: (typeof explained)[number]): string => programs[program]
