import type { NoticeDraft } from '../boards/core/notice.ts'
import type {
  DeleteNotice,
  EndNotice,
  FindNotice,
  ListNotices,
  SaveNotice,
} from '../boards/use-cases/signatures.ts'
import type { LanguageTag } from '../i18n/languages.ts'

/** What stands on top of a page: HTML, and a name that changes whenever that does. */
export interface Band {
  readonly html: string
  readonly tag: string
}

/** Notices, as routes see them. */
export interface NoticesApp {
  readonly list: ListNotices
  readonly find: FindNotice
  readonly save: SaveNotice
  readonly end: EndNotice
  readonly remove: DeleteNotice
  /** The notices of the moment for a page in a language; `path` is its address without the language. Asks nobody, so it costs nothing. */
  readonly bandOn: (language: LanguageTag, path: string) => Band | undefined
  /** How a notice would look to readers of a language. */
  readonly preview: (notice: NoticeDraft, language: LanguageTag) => string
}
