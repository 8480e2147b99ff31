import type { Mode } from '../booking/core/office-hours.ts'
import type { Translate } from '../i18n/strings/strings.ts'

/** Where a talk takes place, in words: on the phone, by video, or the name of the place. `name` is isolated by the caller. */
export function placeWords(mode: Mode, name: string | undefined, t: Translate): string {
  if (mode === 'phone') return t('book.times.byPhone')
  if (mode === 'video') return t('book.times.byVideo')
  if (mode === 'accommodation') return t('book.times.atHome', { place: isolate(name ?? '') })
  return isolate(name ?? '')
}

/** Keeps a name in its own direction where there is only text and no element (Unicode FSI … PDI, UAX #9). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}

/** Keeps a telephone number in the order of its digits (Unicode LRI … PDI): it has no letter that would tell a direction. */
export function isolateNumber(number: string): string {
  return `\u2066${number}\u2069`
}
