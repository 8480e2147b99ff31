import type { FeedAddress } from '../booking/use-cases/feed-signatures.ts'
import type { Content } from '../information/loader/content.ts'

/** Name of whose appointments a feed shows: German, as proper names are. */
export function feedTargetName(
  { scope, name, target }: Pick<FeedAddress, 'scope' | 'name' | 'target'>,
  { offices, district }: Content,
): string {
  if (scope === 'district') return district.name.de
  return scope === 'office' ? (offices.find(({ id }) => id === target)?.name ?? target) : name
}
