import type { Policy } from './policy.ts'

/** What holds for a counsellor who books or moves herself: every slot that has not begun, whatever notice readers must give. */
export const deskPolicy = (policy: Policy): Policy => ({
  ...policy,
  noticeMinutes: 0,
  ignoresOwnNotice: true,
})
