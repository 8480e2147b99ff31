/** Who may fill in the form for somebody else. */
export const proxies = ['volunteer', 'counsellor'] as const

/** Somebody who books for the person concerned, with her consent. */
export type Proxy = (typeof proxies)[number]

/** Who filled in the form. */
export type BookedBy = 'reader' | Proxy
