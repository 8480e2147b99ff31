import type { StaffTranslate } from '../../../i18n/strings/staff-strings.ts'
import type { StaffRefusal } from '../../../staff/core/refusal.ts'

/** Why a code or a password was not taken, in words. */
export function proofFault(refusal: StaffRefusal | undefined, t: StaffTranslate): string | undefined {
  if (!refusal) return undefined
  if (refusal.kind === 'too-many-tries')
    return t('signIn.tooMany', { minutes: Math.ceil(refusal.seconds / 60) })
  return refusal.kind === 'wrong-sign-in' ? t('confirm.wrongPassword') : t('code.wrong')
}
