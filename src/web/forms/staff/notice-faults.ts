import { mostCharacters, mostLines, type NoticeFault } from '../../../boards/core/typed-notice.ts'
import { ownLanguageName } from '../../../i18n/formats/names.ts'
import type { StaffTranslate } from '../../../i18n/strings/staff-strings.ts'
import { textField } from './notice-form.ts'

/** The name of the field that a fault is in. */
export function faultName(fault: NoticeFault): string {
  return fault.field === 'text' ? textField(fault.language) : fault.field
}

/** What is wrong, and what to do about it. */
export function faultWords(fault: NoticeFault, t: StaffTranslate): string {
  if (fault.field === 'text') {
    const language = ownLanguageName(fault.language)
    return t(`notices.fault.${fault.fault}`, { language, most: mostCharacters, lines: mostLines })
  }
  if (fault.field === 'link') return t('notices.fault.link')
  return t(fault.field === 'from' ? 'notices.fault.from' : `notices.fault.to.${fault.fault}`)
}
