/** Who may fill in the form for somebody else. */
export const deputies = ['volunteer', 'counsellor'] as const

/** Somebody who books for the person concerned, with her consent. */
export type Deputy = (typeof deputies)[number]

/** Who filled in the form. */
export type BookedBy = 'reader' | Deputy
