import type { BookingSummary } from '../../../../booking/core/booking.ts'
import type { Mode } from '../../../../booking/core/office-hours.ts'
import type { Appointment } from '../../../../booking/use-cases/staff-signatures.ts'
import { languageName, ownLanguageName } from '../../../../i18n/formats/names.ts'
import type { StaffKey, StaffTag, StaffTranslate } from '../../../../i18n/strings/staff-strings.ts'
import type { WorkRefusal } from '../../../../server/workspace/acting.ts'

/** A language as a colleague reads it, and as its speakers write it where that is another word. */
export function languageWords(
  tag: string,
  language: StaffTag,
): { readonly name: string; readonly own: string | undefined } {
  const name = languageName(tag, language)
  const own = ownLanguageName(tag)
  return { name, own: own.toLowerCase() === name.toLowerCase() ? undefined : own }
}

/** Where a talk is, from the counsellor's side of the desk. */
export function placeWords(mode: Mode, name: string | undefined, t: StaffTranslate): string {
  if (mode === 'phone') return t('desk.place.phone')
  if (mode === 'video') return t('desk.place.video')
  if (mode === 'accommodation') return t('desk.place.home', { place: name ?? '' })
  return name ?? ''
}

/** Who filled in the form, where it was somebody else. */
export function bookedByKey(bookedBy: BookingSummary['bookedBy']): StaffKey | undefined {
  return bookedBy === 'reader' ? undefined : `desk.bookedBy.${bookedBy}`
}

/** Who made a change; somebody who books for another person is told apart by whom it was. */
export function whoKey(
  by: Appointment['history'][number]['by'],
  bookedBy: BookingSummary['bookedBy'],
): StaffKey {
  if (by === 'proxy') return bookedBy === 'counsellor' ? 'desk.who.counsellor' : 'desk.who.volunteer'
  return `desk.who.${by}`
}

/** Why something was not done, and what to do next. */
export function refusalKey({ kind }: WorkRefusal): StaffKey {
  switch (kind) {
    case 'slot-taken':
    case 'slot-past':
    case 'illegal-transition':
    case 'booking-unknown':
    case 'not-allowed':
    case 'consent-needed':
      return `desk.refused.${kind}`
    default:
      return 'desk.refused.other'
  }
}
