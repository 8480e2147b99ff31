import { daysKept } from '../booking/core/retention.ts'
import { formatHours } from '../i18n/formats/durations.ts'
import type { LanguageTag } from '../i18n/languages.ts'
import type { Translate } from '../i18n/strings/strings.ts'

/** When name and contact are wiped, as a sentence. */
export function retentionWords(hours: number, language: LanguageTag, t: Translate): string {
  return hours === 0
    ? t('privacy.kept.atOnce')
    : t('privacy.kept.after', { time: formatHours(hours, language) })
}

/** How long a whole booking is kept at most: "30 Tage". */
export function wholeRetention(language: LanguageTag): string {
  return formatHours(daysKept * 24, language)
}
