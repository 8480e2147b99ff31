/** What somebody may wish for: a woman as counsellor, a person who interprets, a way without steps. */
export const wishes = ['woman', 'interpreter', 'step-free'] as const

/** Honoured where possible and shown to the counsellor; never guessed from anything else. */
export type Wish = (typeof wishes)[number]
