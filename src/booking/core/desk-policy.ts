import type { Policy } from './policy.ts'

/** How somebody books for who stands before her: up to the last moment, whatever notice the district or a rule gives readers. */
export const deskPolicy = (policy: Policy): Policy => ({
  ...policy,
  noticeMinutes: 0,
  ignoresOwnNotice: true,
})
