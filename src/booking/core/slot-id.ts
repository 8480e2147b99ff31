/** A slot's id is its rule and its start in minutes since the epoch, to base 36; clients must not read it. */
export const slotId = (rule: string, start: Temporal.Instant): string =>
  `${rule}.${(start.epochMilliseconds / 60_000).toString(36)}`

/** Takes a slot's id apart; undefined for any text that `slotId` would not have written. */
export const parseSlotId = (id: string): { rule: string; start: Temporal.Instant } | undefined => {
  const match = /^([A-Za-z0-9_-]{1,80})\.([0-9a-z]{1,8})$/.exec(id)
  if (!match?.[1] || !match[2]) return undefined
  const minutes = Number.parseInt(match[2], 36)
  if (minutes > 4_000_000_000) return undefined
  const start = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)
  return slotId(match[1], start) === id ? { rule: match[1], start } : undefined
}
