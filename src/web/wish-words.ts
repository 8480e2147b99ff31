import type { Wish } from '../booking/core/wish.ts'
import type { IconName } from './components/icons.ts'

/** The drawing beside each wish. */
export const wishIcon: Readonly<Record<Wish, IconName>> = {
  woman: 'user',
  interpreter: 'speech',
  'step-free': 'accessibility',
}
