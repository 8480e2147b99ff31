import type { ReadingCounting } from '../booking/use-cases/count-readings.ts'
import type { Content } from '../information/loader/content.ts'
import type { StaticFiles } from './static-files.ts'

/** Takes note of the path of a page that was sent. */
export type NoteReading = (path: string) => void

const guidePage = /^\/([\w-]+)\/guides\/([\w-]+)\/$/

/**
 * Counts guides that are read, where the district wants it; undefined where not. Only guides and languages that there are: an
 * address must not be able to make rows.
 */
export function makeNoteReading(
  { note }: Pick<ReadingCounting, 'note'>,
  { district, guides }: Pick<Content, 'district' | 'guides'>,
): NoteReading | undefined {
  if (!district.numbers?.guidesRead) return undefined
  const knownGuides = new Set(guides.map(({ id }) => id))
  const knownLanguages = new Set<string>(district.languages)
  return path => {
    const [, language = '', guide = ''] = guidePage.exec(path) ?? []
    if (knownLanguages.has(language) && knownGuides.has(guide)) note({ guide, language })
  }
}

/** What a page that was read is answered with: sent, or still as the browser has it. */
const readStatuses = new Set([200, 304])

/**
 * Built files whose pages are counted once they are sent. Nothing of who asked goes along; what a browser fetches before
 * anybody wants it is left out.
 */
export function countingPages(files: StaticFiles, note: NoteReading | undefined): StaticFiles {
  if (!note) return files
  return (req, res, next) => {
    const [path = ''] = (req.url ?? '').split('?')
    const isWanted = req.method === 'GET' && req.headers['sec-purpose'] === undefined
    if (isWanted)
      res.once('finish', () => {
        if (readStatuses.has(res.statusCode)) note(path)
      })
    files(req, res, next)
  }
}
