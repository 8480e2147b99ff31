import { ContentError } from '../../../src/information/loader/content-error.ts'
import { readContent } from '../../../src/information/loader/read-content.ts'
import { type ContentFiles, contentFiles, writeContent } from '../../builders/content.ts'

/** The error with which a content folder is refused on 22 November 2026; fails where it is accepted. */
export function faultsOf(files: ContentFiles): ContentError {
  try {
    readContent(writeContent(files), { today: '2026-11-22' })
  } catch (error) {
    if (error instanceof ContentError) return error
    throw error
  }
  throw new Error('This content should have been refused')
}

/** The valid folder without one of its files. */
export function without(path: string): ContentFiles {
  const { [path]: _, ...rest } = contentFiles()
  return rest
}
