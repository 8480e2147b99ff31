import type { Exception } from '../../booking/core/exception.ts'
import { datesWords } from './wall-clock.ts'
import type { Words } from './words.ts'

/** "Urlaub, 24. November – 26. November, 09:00–12:00" */
export function exceptionWords(
  { reason, from, to, hours }: Pick<Exception, 'reason' | 'from' | 'to' | 'hours'>,
  words: Words,
  language: string,
): string {
  const part = hours ? [`${hours.from}–${hours.to}`] : []
  return [words[`reason.${reason}`], datesWords(from, to, language), ...part].join(', ')
}
