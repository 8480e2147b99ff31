import { expect, test } from 'vitest'
import { formatHours } from '../../../src/i18n/formats/durations.ts'

test.each([
  [24, 'de', '1 Tag'],
  [48, 'de-simple', '2 Tage'],
  [720, 'de', '30 Tage'],
  [36, 'de', '36 Stunden'],
  [1, 'en', '1 hour'],
  [0, 'en', '0 hours'],
  [48, 'uk', '2 дні'],
  [720, 'uk', '30 днів'],
  [48, 'ar', 'يومان'],
  [72, 'ar', '3 أيام'],
])('%i hours in %s are %s', (hours, language, words) => {
  expect(formatHours(hours, language)).toBe(words)
})
