import { createHash } from 'node:crypto'
import { berlinDate } from '../boards/core/berlin.ts'
import type { Notice, NoticePlace } from '../boards/core/notice.ts'
import { shownNotices } from '../boards/core/shown-notices.ts'
import type { Clock } from '../boards/ports/clock.ts'
import type { BoardStorage } from '../boards/ports/storage.ts'
import type { LanguageTag } from '../i18n/languages.ts'
import { noticeBand } from './notice-band.ts'
import type { Band, NoticesApp } from './notices-app.ts'

/** What a process remembers of notices, so that a page need not wait for the database. */
export interface NoticeBoard {
  /** Reads anew. Whoever asks after a change gets what was written. Throws where storage cannot be read; what was known stays. */
  readonly refresh: () => Promise<void>
  readonly bandOn: NoticesApp['bandOn']
}

const tagLength = 12

/** What is kept for the time without a connection shows none: it would be as old as the first visit. */
function placeOf(path: string): NoticePlace | undefined {
  if (path.startsWith('offline/')) return undefined
  return /^(book|appointment)\//.test(path) ? 'booking' : 'everywhere'
}

function bandOf(notices: readonly Notice[], language: LanguageTag): Band {
  const html = noticeBand(notices, language)
  return { html, tag: createHash('sha256').update(html).digest('base64url').slice(0, tagLength) }
}

/** The board of this process; empty until it is refreshed. */
export function makeNoticeBoard(storage: Pick<BoardStorage, 'noticesSince'>, clock: Clock): NoticeBoard {
  let known: readonly Notice[] = []
  let bands = new Map<string, Band>()
  let last: Promise<unknown> = Promise.resolve()
  const read = async () => {
    known = await storage.noticesSince(berlinDate(clock.now()))
    bands = new Map()
  }
  return {
    // One after the other: a reading that began before a change must not end after the one that has it.
    refresh: () => {
      const reading = last.then(read)
      last = reading.catch(() => undefined)
      return reading
    },
    bandOn: (language, path) => {
      const place = known.length === 0 ? undefined : placeOf(path)
      const shown = place === undefined ? [] : shownNotices(known, clock.now(), place)
      if (shown.length === 0) return undefined
      const key = [language, ...shown.map(({ id }) => id)].join(' ')
      const band = bands.get(key) ?? bandOf(shown, language)
      bands.set(key, band)
      return band
    },
  }
}
