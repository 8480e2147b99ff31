import type { LanguageTag } from '../../i18n/languages.ts'
import type { Content } from '../loader/content.ts'
import { plainText } from '../loader/marks.ts'
import { textIn } from './text-in.ts'
import type { OfficeView } from './views.ts'

/** The offices of the district with the names of their towns. */
export function officeViews(content: Content, asked: LanguageTag): OfficeView[] {
  return content.offices.map(({ note, town: townId, ...office }) => {
    const town = content.towns.find(candidate => candidate.id === townId)?.name ?? townId
    if (!note) return { ...office, town, townId, note: undefined, noteShown: asked }
    const { text, shown } = textIn(note, asked)
    return { ...office, town, townId, note: plainText(text), noteShown: shown }
  })
}
