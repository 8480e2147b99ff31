/** Whose appointments a feed shows: a counsellor's, those at an office, of a team, or all. */
export type FeedScope = 'counsellor' | 'office' | 'team' | 'district'

/** What a feed may say of an appointment beside its reference, where somebody chose so. */
export const feedDetails = ['topic', 'language'] as const

export type FeedDetail = (typeof feedDetails)[number]

const longestLabel = 60

/** A device's name as it is kept: one line of visible characters. */
export const feedLabel = (typed: string): string =>
  typed
    .toWellFormed()
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longestLabel)
    .trim()
